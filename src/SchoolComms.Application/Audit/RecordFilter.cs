using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Application.Audit;

/// <summary>What part of the record is asked for; null narrows nothing.</summary>
/// <param name="Kind">One kind of act.</param>
/// <param name="Person">The beginning of the surname of who acted.</param>
/// <param name="About">The beginning of the surname of whom an entry tells of.</param>
/// <param name="Clause">The number of the clause that an act rests on.</param>
/// <param name="Period">How far back.</param>
/// <param name="From">The first day, on the school's calendar.</param>
/// <param name="Until">The last day.</param>
public sealed record RecordFilter(
    AuditKind? Kind = null,
    string? Person = null,
    string? About = null,
    string? Clause = null,
    PeriodKind Period = PeriodKind.All,
    DateOnly? From = null,
    DateOnly? Until = null
)
{
    /// <summary>What narrows, by name, for the export's own entry and its header; the person's own words.</summary>
    public IReadOnlyDictionary<string, string> Told =>
        new[]
        {
            ("kind", Kind?.ToString()),
            ("person", Person),
            ("about", About),
            ("clause", Clause),
            ("period", Period == PeriodKind.All ? null : Period.ToString()),
            ("from", From?.ToString("O", CultureInfo.InvariantCulture)),
            ("until", Until?.ToString("O", CultureInfo.InvariantCulture)),
        }
            .Where(told => told.Item2 is not null)
            .ToDictionary(told => told.Item1, told => told.Item2!);
}

/// <summary>The record narrowed by a filter. It has no index but its numbers: a page or a stretch is read by them, and ends early.</summary>
internal static class FilteredRecord
{
    /// <summary>More people of one surname than a school has; whose beginning it is besides is found by what the entry itself says.</summary>
    private const int Namesakes = 50;

    public static async Task<IQueryable<AuditEntry>> FilteredAsync(
        this SchoolCommsDb db,
        RecordFilter filter,
        School school,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var entries = (filter.About is { } about ? await db.AboutAsync(about, cancel) : db.AuditEntries).AsNoTracking();
        if (filter.Kind is { } kind)
            entries = entries.Where(entry => entry.Kind == kind);
        if (filter.Period != PeriodKind.All)
        {
            var start = Period.Of(filter.Period, school, now).From;
            entries = entries.Where(entry => entry.At >= start);
        }

        if (filter.From is { } first)
        {
            var start = StartOf(first, school);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (filter.Until is { } last)
        {
            var end = StartOf(last.AddDays(1), school);
            entries = entries.Where(entry => entry.At < end);
        }

        if (filter.Clause is { } clause)
        {
            var held = System.Text.Json.JsonSerializer.Serialize(new { clause });
            entries = entries.Where(entry => EF.Functions.JsonContains(entry.Payload, held));
        }

        if (filter.Person is { } name)
        {
            var key = FullName.KeyOf(name);
            entries = entries.Where(entry => db.People.Any(person => person.Id == entry.ActorId && person.NameKey.StartsWith(key)));
        }

        return entries;
    }

    // An entry names people by id, or by their full name as it was; who never came into the lists is named only by the entry.
    private static async Task<IQueryable<AuditEntry>> AboutAsync(this SchoolCommsDb db, string about, CancellationToken cancel)
    {
        var key = FullName.KeyOf(about);
        var people = await db
            .People.Where(person => person.NameKey.StartsWith(key))
            .OrderBy(person => person.NameKey)
            .Select(person => new { person.Id, person.Name })
            .Take(Namesakes)
            .ToListAsync(cancel);
        string[] names = [.. people.SelectMany(person => (string[])[person.Id.Value.ToString(), person.Name.Full])];
        return db.AuditEntries.FromSql(
            $$"""
            select * from audit_entry
            where exists (
                select from jsonb_path_query(payload -> 'details', 'strict $.**') told
                where told #>> '{}' = any({{names}}) or starts_with(told #>> '{}', {{about}})
            )
            """
        );
    }

    private static DateTimeOffset StartOf(DateOnly day, School school) => SchoolClock.StartOf(day, school.Zone);
}
