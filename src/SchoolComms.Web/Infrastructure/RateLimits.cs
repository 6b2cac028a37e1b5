using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// How often one address may ask for what is open to everybody. A page names its policy: <c>[EnableRateLimiting(RateLimits.OpenLink)]</c>;
/// a new policy is one line below. Who asks too often gets 429, and is told when to try again.
/// </summary>
public static class RateLimits
{
    /// <summary>Opening links: far above a parents' evening behind one address, far below what guessing would need.</summary>
    public const string OpenLink = nameof(OpenLink);

    /// <summary>Joining: each attempt may make a sign-in.</summary>
    public const string Join = nameof(Join);

    /// <summary>Applying to a school: an evening of parents behind one address, and no flood. Looking at the form is free.</summary>
    public const string Apply = nameof(Apply);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PasswordGate.Create();
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                {
                    var seconds = Math.Max(1, Math.Ceiling(after.TotalSeconds));
                    rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }
                else
                {
                    // No address has asked too often: the gate's queue is full.
                    rejected.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                }

                return ValueTask.CompletedTask;
            };
            limits.AddPerAddress(OpenLink, configuration, perMinute: 300);
            limits.AddPerAddress(Join, configuration, perMinute: 120);
            limits.AddPerAddress(Apply, configuration, perMinute: 30, sendingOnly: true);
        });

    /// <summary>So many requests of an address in a minute, unless the configuration says otherwise: <c>SchoolComms:Limits:Join</c>.</summary>
    private static void AddPerAddress(
        this RateLimiterOptions limits,
        string policy,
        IConfiguration configuration,
        int perMinute,
        bool sendingOnly = false
    )
    {
        var permits = configuration.GetValue($"SchoolComms:Limits:{policy}", perMinute);
        limits.AddPolicy(
            policy,
            context =>
                sendingOnly && !HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetNoLimiter("")
                    : RateLimitPartition.GetFixedWindowLimiter(
                        PartitionOf(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window }
                    )
        );
    }

    // One home or school has a whole IPv6 network: its addresses count as one.
    private static string PartitionOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";
}
