using System.Diagnostics;

namespace SchoolComms.Web.Infrastructure;

/// <summary>One line a request: method, route, status, time. The route's pattern and never the address: an address may carry an invite code.</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            if (route is not null)
            {
                logger.LogInformation(
                    "{Method} {Route} {Status} in {Milliseconds:0.0} ms",
                    context.Request.Method,
                    route,
                    context.Response.StatusCode,
                    Stopwatch.GetElapsedTime(started).TotalMilliseconds
                );
            }
        }
    }
}
