using SchoolComms.Application.Chats;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Sends what has waited for the hours to open. It looks every few seconds rather than sleeping until the opening: the
/// clock may be a demonstration's, the calendar may change, and another node may have been faster.
/// </summary>
public sealed class QueuedMessageSender(IServiceScopeFactory scopes, ILogger<QueuedMessageSender> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SendDueAsync(stoppingToken);
    }

    private async Task SendDueAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var due in await scope.ServiceProvider.GetRequiredService<DueMessages>().RunAsync(cancel))
                await SendAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The queue of messages could not be read");
        }
    }

    // One message that fails must not hold up the others; it is tried again at the next tick.
    private async Task SendAsync(DueMessage due, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SendQueued>().RunAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The queued message {Message} could not be sent", due.Id);
        }
    }
}
