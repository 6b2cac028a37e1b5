using System.Threading.RateLimiting;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// How often the password or the code of one sign-in may be wrong, wherever it is tried from: the other half of
/// <see cref="RateLimits"/>, which counts by address. What is right costs nothing.
/// </summary>
public sealed class FailedAttempts : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CrowdGone = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> failures;
    private readonly PartitionedRateLimiter<string> turns;

    public FailedAttempts(IConfiguration configuration)
    {
        var most = configuration.GetValue("SchoolComms:Limits:FailedAttempts", 10);
        failures = PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window })
        );
        turns = PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = most })
        );
    }

    /// <summary>
    /// Begins an attempt. Of those that come all at once one is looked at after the other, so that each finds the failures before
    /// it counted; who finds no room in the queue waits until the crowd is gone.
    /// </summary>
    public async Task<Attempt> BeginAsync(string key, CancellationToken cancel)
    {
        var turn = await turns.AcquireAsync(key, cancellationToken: cancel);
        using var left = failures.AttemptAcquire(key, 0);
        TimeSpan? mustWait =
            turn.IsAcquired && left.IsAcquired ? null
            : left.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : CrowdGone;
        return new Attempt(turn, mustWait, () => failures.AttemptAcquire(key).Dispose());
    }

    public void Dispose()
    {
        failures.Dispose();
        turns.Dispose();
    }

    /// <summary>One attempt; the next begins when it is over.</summary>
    public sealed class Attempt(RateLimitLease turn, TimeSpan? mustWait, Action note) : IDisposable
    {
        /// <summary>How long to wait before another attempt, as this one is not looked at; null where it is.</summary>
        public TimeSpan? MustWait => mustWait;

        /// <summary>The password or the code was wrong.</summary>
        public void Fail() => note();

        public void Dispose() => turn.Dispose();
    }
}
