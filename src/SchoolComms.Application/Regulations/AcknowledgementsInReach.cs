using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Regulations;

/// <summary>What the acknowledgements are narrowed to; null narrows nothing, and the edition is then the one in force.</summary>
/// <param name="Class">Who learns, teaches or has a child there.</param>
/// <param name="Edition">The edition's number.</param>
public sealed record AcknowledgementFilter(
    ClassId? Class = null,
    Role? Role = null,
    AcknowledgementState? State = null,
    int? Edition = null
);

/// <summary>How many have confirmed, and why the others have not.</summary>
public sealed record AcknowledgementCount(int Confirmed, int Unconfirmed, int NotJoined)
{
    public int All => Confirmed + Unconfirmed + NotJoined;
}

/// <summary>How somebody confirmed.</summary>
/// <param name="RecordedBy">Who recorded a signature on paper; null where the person confirmed on the portal.</param>
public sealed record Confirmation(DateTimeOffset At, PaperSignature? Paper, FullName? RecordedBy);

/// <summary>The people whose acknowledgements an actor may see or keep, and where each of them stands with an edition.</summary>
internal static class AcknowledgementsInReach
{
    /// <summary>The edition, and the people in reach by the filter, whatever their state.</summary>
    public static async Task<Result<ReachableAcknowledgements>> AcknowledgementsInReachOfAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        SchoolAction action,
        AcknowledgementFilter filter,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var reach = db.PeopleInReachOf(actor, action, new PeopleFilter(Class: filter.Class, Role: filter.Role), now);
        if (reach.IsRefused)
            return reach.Error;

        var edition = await db.EditionAsync(editions, actor, filter.Edition, cancel);
        return edition.IsRefused ? edition.Error : new ReachableAcknowledgements(edition.Value, reach.Value.People);
    }

    public sealed record ReachableAcknowledgements(Edition Edition, IQueryable<Person> People);

    /// <summary>An edition by its number; the one in force without a number.</summary>
    public static async Task<Result<Edition>> EditionAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        int? number,
        CancellationToken cancel
    )
    {
        if (number is null || number == actor.Edition.Number)
            return actor.Edition;

        var id = await db.Editions.Where(e => e.Number == number).Select(e => (EditionId?)e.Id).SingleOrDefaultAsync(cancel);
        return id is { } known ? await editions.GetAsync(db, known, cancel) : new NotFound(nameof(Edition));
    }

    public static IQueryable<Person> InState(
        this IQueryable<Person> people,
        AcknowledgementState? state,
        SchoolCommsDb db,
        EditionId edition
    )
    {
        var confirmed = db.Acknowledgements.Where(a => a.EditionId == edition).Select(a => a.PersonId);
        return state switch
        {
            AcknowledgementState.Confirmed => people.Where(p => confirmed.Contains(p.Id)),
            AcknowledgementState.Unconfirmed => people.Where(p => !confirmed.Contains(p.Id) && p.Account != null),
            AcknowledgementState.NotJoined => people.Where(p => !confirmed.Contains(p.Id) && p.Account == null),
            _ => people,
        };
    }

    public static async Task<AcknowledgementCount> CountAsync(
        this IQueryable<Person> people,
        SchoolCommsDb db,
        EditionId edition,
        CancellationToken cancel
    )
    {
        var counts = await people
            .Select(p => new
            {
                Confirmed = db.Acknowledgements.Any(a => a.EditionId == edition && a.PersonId == p.Id),
                Joined = p.Account != null,
            })
            .GroupBy(person => person)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancel);
        return new AcknowledgementCount(
            counts.Where(count => count.Key.Confirmed).Sum(count => count.Count),
            counts.Where(count => count.Key is { Confirmed: false, Joined: true }).Sum(count => count.Count),
            counts.Where(count => count.Key is { Confirmed: false, Joined: false }).Sum(count => count.Count)
        );
    }

    /// <summary>Who of these people confirmed the edition, and how.</summary>
    public static async Task<Dictionary<PersonId, Confirmation>> ConfirmationsAsync(
        this SchoolCommsDb db,
        EditionId edition,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var acknowledgements = await db
            .Acknowledgements.AsNoTracking()
            .Where(a => a.EditionId == edition && people.Contains(a.PersonId))
            .ToListAsync(cancel);
        var recorders = acknowledgements.Select(a => a.Paper?.RecordedBy).OfType<PersonId>().Distinct().ToList();
        var names = await db.People.Where(p => recorders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return acknowledgements.ToDictionary(
            a => a.PersonId,
            a => new Confirmation(a.At, a.Paper, a.Paper is { } paper ? names[paper.RecordedBy] : null)
        );
    }
}
