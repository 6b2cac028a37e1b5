using SchoolComms.Application;
using SchoolComms.Application.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Lets movements take effect on their day.</summary>
public sealed class MovementApplier(IServiceScopeFactory scopes, Measures measures, ILogger<MovementApplier> log)
    : DueWork<DueMovement>(scopes, measures, log, TimeSpan.FromSeconds(5))
{
    protected override Task<IReadOnlyList<DueMovement>> ReadDueAsync(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<DueMovements>().RunAsync(cancel);

    protected override Task DoAsync(DueMovement due, IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<ApplyMovement>().RunAsync(due, cancel);
}
