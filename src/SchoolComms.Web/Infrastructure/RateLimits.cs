using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>How often one address may do what needs no sign-in; more is answered with 429 and when to try again.</summary>
public static class RateLimits
{
    /// <summary>Applying to a school: an evening of parents behind one address, and no flood.</summary>
    public const string Apply = "apply";

    private const int Applications = 60;

    private static readonly TimeSpan ApplyWindow = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                    rejected.HttpContext.Response.Headers.RetryAfter = after.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(Apply, http => PostsPerAddress(http, Applications, ApplyWindow));
        });

    // Looking at a page is free.
    private static RateLimitPartition<string> PostsPerAddress(HttpContext http, int most, TimeSpan window) =>
        HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window }
            )
            : RateLimitPartition.GetNoLimiter("");
}
