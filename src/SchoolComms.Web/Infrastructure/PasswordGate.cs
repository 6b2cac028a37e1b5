using System.Threading.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Marks a page whose form checks a password or makes a new one, and does little else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HashesPasswordAttribute : Attribute
{
    /// <summary>The one handler of the page that has no password to hash; null where all have.</summary>
    public string? Except { get; init; }
}

/// <summary>
/// Lets so many sign in or join at once that half of the processor stays free: a password's hash is slow on purpose, and
/// who writes in a chat does not wait for a morning of sign-ins. The others queue; a queue that is full answers 503.
/// </summary>
public static class PasswordGate
{
    // About a minute of hashes: longer nobody waits for a page.
    private const int LongestQueue = 500;

    private static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <param name="configuration"><c>SchoolComms:Limits:Passwords</c>: how many may wait.</param>
    public static PartitionedRateLimiter<HttpContext> Create(IConfiguration configuration)
    {
        var longest = configuration.GetValue("SchoolComms:Limits:Passwords", LongestQueue * AtOnce);
        return PartitionedRateLimiter.Create<HttpContext, bool>(context =>
            HashesPassword(context)
                ? RateLimitPartition.GetConcurrencyLimiter(
                    true,
                    _ => new ConcurrencyLimiterOptions
                    {
                        PermitLimit = AtOnce,
                        QueueLimit = longest,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
                )
                : RateLimitPartition.GetNoLimiter(false)
        );
    }

    private static bool HashesPassword(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<HashesPasswordAttribute>() is { } page
        && (page.Except is null || context.Request.Query["handler"] != page.Except);
}
