namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Opens a live connection for pages of our own only. Browsers let any site open one and send the visitor's cookies along as far
/// as "SameSite" lets them; the address of the page that asks they always tell.
/// </summary>
public sealed class OwnOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Forms have their token; and under "no-referrer" browsers tell no origin with them.
        if (
            !HttpMethods.IsPost(context.Request.Method)
            && context.Request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)
            && IsForeign(context.Request)
        )
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !origin.EndsWith($"://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
