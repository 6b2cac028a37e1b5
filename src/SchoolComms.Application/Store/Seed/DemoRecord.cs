using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Domain.Access;
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
        var offices = (await db.Appointments.Select(a => new { a.PersonId, a.Office }).ToListAsync(cancel)).ToLookup(
            a => a.PersonId,
            a => a.Office
        );
        var roles = (await db.RoleGrants.Select(g => new { g.PersonId, g.Role }).ToListAsync(cancel)).ToLookup(
            g => g.PersonId,
            g => g.Role
        );
        foreach (var entry in entries.OrderBy(entry => entry.At))
        {
            var office = Actor.HighestOf(offices[entry.Actor], roles[entry.Actor]);
            await db.SaveAndRecordAsync(entry.Actor, office, entry.Kind, entry.Details, entry.Clause, entry.At, cancel);
        }
    }

    private sealed record Entry(DateTimeOffset At, PersonId Actor, AuditKind Kind, object Details, Clause? Clause);
}
