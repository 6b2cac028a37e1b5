namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Does what is due. It looks every few seconds rather than sleeping until then: the clock may be a demonstration's, the
/// calendar may change, and another node may have been faster.
/// </summary>
public abstract class DueWork<T>(IServiceScopeFactory scopes, ILogger log, TimeSpan pause) : BackgroundService
{
    /// <summary>False where this installation has nothing of the kind to do.</summary>
    protected virtual bool IsNeeded => true;

    /// <summary>What is due in all schools.</summary>
    protected abstract Task<IReadOnlyList<T>> ReadDueAsync(IServiceProvider services, CancellationToken cancel);

    /// <summary>Does one of them, in a scope of its own.</summary>
    protected abstract Task DoAsync(T due, IServiceProvider services, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsNeeded)
            return;

        using var timer = new PeriodicTimer(pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await DoAllAsync(stoppingToken);
    }

    private async Task DoAllAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var due in await ReadDueAsync(scope.ServiceProvider, cancel))
                await DoOneAsync(due, cancel);
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
