using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Audit;

/// <summary>Entries as people read them: the names, the editions and their clauses come in a handful of statements for all of them.</summary>
internal static class RecordLines
{
    /// <param name="entries">A bounded number of entries, in the order in which the lines come.</param>
    public static async Task<IReadOnlyList<RecordLine>> ToLinesAsync(
        this IQueryable<AuditEntry> entries,
        SchoolCommsDb db,
        EditionCache cache,
        CancellationToken cancel
    )
    {
        var found = await entries.ToListAsync(cancel);
        var details = await RecordDetails.ReadAsync(db, found.ConvertAll(entry => entry.Payload), cancel);
        var editions = await db.EditionsOfAsync(cache, details, cancel);
        var actors = found.Select(entry => entry.ActorId).Distinct().ToList();
        var names = await db.People.Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return
        [
            .. found.Select(
                (entry, i) =>
                    new RecordLine(
                        entry.Seq,
                        entry.At,
                        entry.ActorId,
                        names.GetValueOrDefault(entry.ActorId),
                        entry.Kind,
                        details[i],
                        ClauseOf(details[i], editions),
                        Convert.ToHexStringLower(entry.Hash)
                    )
            ),
        ];
    }

    // An entry keeps its edition's date and number; the clause's words are in that edition.
    private static async Task<IReadOnlyList<Edition>> EditionsOfAsync(
        this SchoolCommsDb db,
        EditionCache cache,
        IReadOnlyList<RecordDetails> details,
        CancellationToken cancel
    )
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
}
