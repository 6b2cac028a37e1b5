using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Application.Audit;

/// <summary>What part of the record to show.</summary>
/// <param name="Kind">One kind of act; null for all.</param>
/// <param name="Person">The beginning of the surname of who acted; null for everybody.</param>
/// <param name="Period">How far back.</param>
/// <param name="Before">Entries before this number: the next page; null for the newest.</param>
public sealed record RecordFilter(AuditKind? Kind, string? Person, PeriodKind Period, long? Before);

/// <summary>An entry as people read it.</summary>
/// <param name="Actor">Who acted; null where the person is not known any more.</param>
public sealed record RecordLine(
    long Seq,
    DateTimeOffset At,
    PersonId ActorId,
    FullName? Actor,
    AuditKind Kind,
    RecordDetails Details,
    Clause? Clause
);

/// <summary>A page of the record, the newest entry first.</summary>
/// <param name="Before">The key of the next page; null when this is the last.</param>
public sealed record RecordPage(IReadOnlyList<RecordLine> Lines, long? Before);

/// <summary>Opens the school's record for those who control the use (S0 9, S1 5, S4 3.5).</summary>
public sealed class ReadRecord(SchoolCommsDb db, EditionCache cache, TimeProvider time)
{
    public const int PageSize = 50;

    public async Task<Result<RecordPage>> RunAsync(Actor actor, RecordFilter filter, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.SeeRecord, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var entries = await EntriesAsync(actor, filter, cancel);
        var more = entries.Count > PageSize;
        if (more)
            entries.RemoveAt(PageSize);

        var details = await RecordDetails.ReadAsync(db, entries.ConvertAll(entry => entry.Payload), cancel);
        var editions = await EditionsAsync(details, cancel);
        var lines = entries.Select(
            (entry, i) =>
                new RecordLine(entry.Seq, entry.At, entry.ActorId, entry.Name, entry.Kind, details[i], ClauseOf(details[i], editions))
        );
        return new RecordPage([.. lines], more ? entries[^1].Seq : null);
    }

    private async Task<List<EntryRow>> EntriesAsync(Actor actor, RecordFilter filter, CancellationToken cancel)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.Before is { } before)
            entries = entries.Where(entry => entry.Seq < before);
        if (filter.Kind is { } kind)
            entries = entries.Where(entry => entry.Kind == kind);
        if (filter.Period != PeriodKind.All)
        {
            var from = Period.Of(filter.Period, actor.School, time.GetUtcNow()).From;
            entries = entries.Where(entry => entry.At >= from);
        }

        if (filter.Person is { } name)
        {
            var key = FullName.KeyOf(name);
            entries = entries.Where(entry => db.People.Any(person => person.Id == entry.ActorId && person.NameKey.StartsWith(key)));
        }

        return await (
            from entry in entries.OrderByDescending(entry => entry.Seq).Take(PageSize + 1)
            from person in db.People.Where(person => person.Id == entry.ActorId).DefaultIfEmpty()
            orderby entry.Seq descending
            select new EntryRow(entry.Seq, entry.At, entry.ActorId, person == null ? null : person.Name, entry.Kind, entry.Payload)
        ).ToListAsync(cancel);
    }

    // An entry keeps its edition's date and number; the clause's words are in that edition.
    private async Task<IReadOnlyList<Edition>> EditionsAsync(IReadOnlyList<RecordDetails> details, CancellationToken cancel)
    {
        var dates = details.Select(one => one.Edition).OfType<DateOnly>().Distinct().ToList();
        var ids = await db
            .Editions.Where(edition => dates.Contains(edition.Order.Date))
            .OrderBy(edition => edition.Number)
            .Select(edition => edition.Id)
            .ToListAsync(cancel);
        var editions = new List<Edition>();
        foreach (var id in ids)
            editions.Add(await cache.GetAsync(db, id, cancel));
        return editions;
    }

    // Two editions of one day are told apart by their numbers, where the entry has one.
    private static Clause? ClauseOf(RecordDetails details, IReadOnlyList<Edition> editions) =>
        details is not { Clause: { } number, Edition: { } date } ? null
        : editions.LastOrDefault(e => e.Order.Date == date && (details.EditionNumber ?? e.Number) == e.Number) is { } edition
            ? edition.Cite(number)
        : new Clause(number, "", date);

    private sealed record EntryRow(long Seq, DateTimeOffset At, PersonId ActorId, FullName? Name, AuditKind Kind, string Payload);
}
