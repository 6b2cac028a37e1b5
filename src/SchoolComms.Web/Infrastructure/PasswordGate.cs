using System.Threading.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Marks a page whose form checks a password, and does little else.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChecksPasswordAttribute : Attribute;

/// <summary>
/// Lets so many sign-ins in at once that half of the processor stays free: a password's hash is slow on purpose, and
/// who writes in a chat does not wait for a morning of sign-ins. The others queue; a queue that is full answers 503.
/// </summary>
public static class PasswordGate
{
    private const int LongestQueue = 100;

    public static PartitionedRateLimiter<HttpContext> Create() =>
        PartitionedRateLimiter.Create<HttpContext, bool>(context =>
            ChecksPassword(context)
                ? RateLimitPartition.GetConcurrencyLimiter(
                    true,
                    _ => new ConcurrencyLimiterOptions
                    {
                        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
                        QueueLimit = LongestQueue,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
                )
                : RateLimitPartition.GetNoLimiter(false)
        );

    private static bool ChecksPassword(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ChecksPasswordAttribute>() is not null;
}
