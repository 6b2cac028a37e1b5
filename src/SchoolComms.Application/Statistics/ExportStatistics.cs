using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Application.Statistics;

/// <summary>The report of a period for a file; the record tells who took which, and when.</summary>
public sealed class ExportStatistics(SchoolCommsDb db, SchoolStatistics statistics, TimeProvider time)
{
    public async Task<Result<Report>> RunAsync(Actor actor, PeriodKind kind, CancellationToken cancel)
    {
        var counted = await statistics.RunAsync(actor, kind, cancel);
        if (counted.IsRefused)
            return counted;

        var details = new { FirstDay = counted.Value.Period.First, LastDay = counted.Value.Period.Last };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.SeeStatistics));
        await db.SaveAndRecordAsync(actor, AuditKind.StatisticsExported, details, clause, time.GetUtcNow(), cancel);
        return counted;
    }
}
