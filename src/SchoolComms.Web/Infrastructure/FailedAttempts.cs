using System.Threading.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// How often the password or the code of one sign-in may be wrong, wherever it is tried from: the other half of
/// <see cref="RateLimits"/>, which counts by address. What is right costs nothing.
/// </summary>
public sealed class FailedAttempts(IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<string> limiter = Create(configuration.GetValue("SchoolComms:Limits:FailedAttempts", 10));

    /// <summary>How long to wait before the next attempt; null for not at all.</summary>
    public TimeSpan? MustWait(string key)
    {
        using var lease = limiter.AttemptAcquire(key, 0);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : Window;
    }

    public void Note(string key) => limiter.AttemptAcquire(key).Dispose();

    public void Dispose() => limiter.Dispose();

    private static PartitionedRateLimiter<string> Create(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window })
        );
}
