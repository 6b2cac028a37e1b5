using SchoolComms.Application;
using SchoolComms.Application.Chats;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Sends what has waited for the hours to open.</summary>
public sealed class QueuedMessageSender(IServiceScopeFactory scopes, Measures measures, ILogger<QueuedMessageSender> log)
    : DueWork<DueMessage>(scopes, measures, log, TimeSpan.FromSeconds(2))
{
    protected override Task<IReadOnlyList<DueMessage>> ReadDueAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<DueMessages>().RunAsync(cancel);

    protected override Task DoAsync(DueMessage due, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<SendQueued>().RunAsync(due, cancel);
}
