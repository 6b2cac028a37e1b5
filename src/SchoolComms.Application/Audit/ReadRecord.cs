using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Audit;

/// <summary>An entry as people read it.</summary>
/// <param name="Actor">Who acted; null where the person is not known any more.</param>
public sealed record RecordLine(
    long Seq,
    DateTimeOffset At,
    PersonId ActorId,
    FullName? Actor,
    AuditKind Kind,
    RecordDetails Details,
    Clause? Clause,
    string Hash
);

/// <summary>A page of the record, the newest entry first.</summary>
/// <param name="Before">The key of the next page; null when this is the last.</param>
public sealed record RecordPage(IReadOnlyList<RecordLine> Lines, long? Before);

/// <summary>Opens the school's record for those who control the use (S0 9, S1 5, S4 3.5).</summary>
public sealed class ReadRecord(SchoolCommsDb db, EditionCache cache, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="before">Entries before this number: the next page; null for the newest.</param>
    public async Task<Result<RecordPage>> RunAsync(Actor actor, RecordFilter filter, long? before, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var entries = await db.FilteredAsync(filter, actor.School, time.GetUtcNow(), cancel);
        if (before is { } number)
            entries = entries.Where(entry => entry.Seq < number);

        // One more than a page tells whether there are others.
        var lines = await entries.OrderByDescending(entry => entry.Seq).Take(PageSize + 1).ToLinesAsync(db, cache, cancel);
        return lines.Count <= PageSize ? new RecordPage(lines, null) : new RecordPage([.. lines.Take(PageSize)], lines[PageSize - 1].Seq);
    }
}
