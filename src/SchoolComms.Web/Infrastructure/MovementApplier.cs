using SchoolComms.Application.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Lets movements take effect on their day. It looks every few seconds, as <see cref="QueuedMessageSender"/> does: the clock may be a
/// demonstration's, and another node may have been faster.
/// </summary>
public sealed class MovementApplier(IServiceScopeFactory scopes, ILogger<MovementApplier> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await ApplyDueAsync(stoppingToken);
    }

    private async Task ApplyDueAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var due in await scope.ServiceProvider.GetRequiredService<DueMovements>().RunAsync(cancel))
                await ApplyAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The movements that are due could not be read");
        }
    }

    // One movement that fails must not hold up the others; it is tried again at the next tick.
    private async Task ApplyAsync(DueMovement due, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ApplyMovement>().RunAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The movement {Movement} could not take effect", due.Id);
        }
    }
}
