using System.Diagnostics;
using System.Globalization;
using SchoolComms.Application;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Work that is done when it is due.</summary>
public abstract class DueWork : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private long looked = Stopwatch.GetTimestamp();

    /// <summary>It has looked for what is due within the last half minute, or has nothing to look for.</summary>
    public bool IsAlive => !IsNeeded || Stopwatch.GetElapsedTime(Interlocked.Read(ref looked)) < Patience;

    /// <summary>False where this installation has nothing of the kind to do.</summary>
    protected virtual bool IsNeeded => true;

    protected void HasLooked() => Interlocked.Exchange(ref looked, Stopwatch.GetTimestamp());
}

/// <summary>
/// Does what is due. It looks every few seconds rather than sleeping until then: the clock may be a demonstration's, the
/// calendar may change, and another node may have been faster.
/// </summary>
public abstract class DueWork<T>(IServiceScopeFactory scopes, Measures measures, ILogger log, TimeSpan pause) : DueWork
{
    /// <summary>What is due in all schools.</summary>
    protected abstract Task<IReadOnlyList<T>> ReadDueAsync(IServiceProvider services, CancellationToken cancel);

    /// <summary>Does one of them, in a scope of its own.</summary>
    protected abstract Task DoAsync(T due, IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsNeeded)
            return;

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Composition.Russian;
        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await DoAllAsync(stoppingToken);
    }

    private async Task DoAllAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var all = await ReadDueAsync(scope.ServiceProvider, cancel);
            HasLooked();
            measures.Due(typeof(T).Name, all.Count);
            foreach (var due in all)
                await DoOneAsync(due, cancel);
        }
        catch (Exception failure) when (DatabaseAway.IsAway(failure))
        {
            log.LogWarning("What is due waits for the database: {Failure}", failure.GetBaseException().Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "What is due could not be read");
        }
    }

    // One that fails must not hold up the others; it is tried again at the next tick.
    private async Task DoOneAsync(T due, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await DoAsync(due, scope.ServiceProvider, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "{Due} could not be done", due);
        }
    }
}
