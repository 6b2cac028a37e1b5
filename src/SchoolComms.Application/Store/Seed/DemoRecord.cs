using SchoolComms.Application.Audit;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Store.Seed;

/// <summary>What goes into the school's record; it is written at the end, in the order in which it happened.</summary>
internal sealed class DemoRecord
{
    private readonly List<Entry> entries = [];

    public void Add(DateTimeOffset at, PersonId actor, AuditKind kind, object details, Clause? clause = null) =>
        entries.Add(new Entry(at, actor, kind, details, clause));

    public async Task WriteAsync(SchoolCommsDb db, CancellationToken cancel)
    {
        foreach (var entry in entries.OrderBy(entry => entry.At))
            await db.SaveAndRecordAsync(entry.Actor, entry.Kind, entry.Details, entry.Clause, entry.At, cancel);
    }

    private sealed record Entry(DateTimeOffset At, PersonId Actor, AuditKind Kind, object Details, Clause? Clause);
}
