using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// How often one address may ask for what is open to everybody, and one sign-in may send. A page names its policy: <c>[EnableRateLimiting(RateLimits.OpenLink)]</c>;
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

    /// <summary>Setting up schools.</summary>
    public const string Register = nameof(Register);

    /// <summary>Signing in, by a password or a code: a classroom's computers at once. By sign-in, <see cref="FailedAttempts"/> counts.</summary>
    public const string SignIn = nameof(SignIn);

    /// <summary>Setting a new password by a link.</summary>
    public const string Recover = nameof(Recover);

    /// <summary>Posting: faster than anybody types.</summary>
    public const string Post = nameof(Post);

    /// <summary>Sending lists, scans and documents.</summary>
    public const string Upload = nameof(Upload);

    /// <summary>Whatever an address sends, over all pages: a whole school behind one.</summary>
    private const string Send = nameof(Send);

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                var response = rejected.HttpContext.Response;
                var isTooOften = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after);
                response.SayWhen(isTooOften ? after : Window);

                // Nobody asked too often where the gate's queue is full.
                if (!isTooOften)
                    response.StatusCode = StatusCodes.Status503ServiceUnavailable;

                return ValueTask.CompletedTask;
            };
            limits.AddPerAddress(OpenLink, configuration, perMinute: 300);
            limits.AddPerAddress(Join, configuration, perMinute: 120);
            limits.AddPerAddress(Apply, configuration, perMinute: 30, sendingOnly: true);
            limits.AddPerAddress(Register, configuration, perMinute: 30, sendingOnly: true);
            limits.AddPerAddress(SignIn, configuration, perMinute: 300, sendingOnly: true);
            limits.AddPerAddress(Recover, configuration, perMinute: 30, sendingOnly: true);
            limits.AddPerSignIn(Post, configuration, perMinute: 120);
            limits.AddPerSignIn(Upload, configuration, perMinute: 30);
            var most = Most(Send, configuration, perMinute: 3000);
            limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, AddressOf(context), most, true)),
                PasswordGate.Create(configuration)
            );
        });

    /// <summary>The answer to whoever was wrong too often.</summary>
    public static StatusCodeResult TooOften(this PageModel page, TimeSpan after)
    {
        page.Response.SayWhen(after);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Tells a client when to try again; the page of the answer 429 says the same.</summary>
    private static void SayWhen(this HttpResponse response, TimeSpan after) =>
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>So many requests of an address in a minute, unless the configuration says otherwise: <c>SchoolComms:Limits:Join</c>.</summary>
    private static void AddPerAddress(
        this RateLimiterOptions limits,
        string policy,
        IConfiguration configuration,
        int perMinute,
        bool sendingOnly = false
    )
    {
        var most = Most(policy, configuration, perMinute);
        limits.AddPolicy(policy, context => Partition(context, AddressOf(context), most, sendingOnly));
    }

    /// <summary>So many times may somebody send in a minute, from wherever.</summary>
    private static void AddPerSignIn(this RateLimiterOptions limits, string policy, IConfiguration configuration, int perMinute)
    {
        var most = Most(policy, configuration, perMinute);
        limits.AddPolicy(
            policy,
            context =>
                Partition(context, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(context), most, sendingOnly: true)
        );
    }

    private static int Most(string policy, IConfiguration configuration, int perMinute) =>
        configuration.GetValue($"SchoolComms:Limits:{policy}", perMinute);

    private static RateLimitPartition<string> Partition(HttpContext context, string key, int most, bool sendingOnly) =>
        sendingOnly && !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });

    private static string AddressOf(HttpContext context) => PartitionOf(context.Connection.RemoteIpAddress);

    // One home or school has a whole IPv6 network: its addresses count as one.
    private static string PartitionOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.MapToIPv4().ToString() ?? "";
}
