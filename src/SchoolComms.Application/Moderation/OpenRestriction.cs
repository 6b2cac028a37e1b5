using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>A restriction of access as a line.</summary>
public sealed record RestrictionLine(
    AccessRestrictionId Id,
    PersonId Person,
    FullName Name,
    DateTimeOffset From,
    DateTimeOffset Until,
    Basis Basis,
    FullName DecidedBy,
    Capacity DecidedAs,
    Clause? Clause
);

/// <summary>A person whose access might be restricted.</summary>
/// <param name="Chats">In how many chats they are: none of them is open meanwhile.</param>
/// <param name="Current">The restriction in force.</param>
/// <param name="May">Whether the reader may restrict now.</param>
public sealed record RestrictionForm(PersonId Person, FullName Name, int Chats, RestrictionLine? Current, Result May);

/// <summary>Opens the page on which access to the portal is restricted (MOD-8; S0 9.2, S4 3.5), and lists who is restricted now.</summary>
public sealed class OpenRestriction(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    private const int Most = 200;

    public async Task<Result<RestrictionForm>> RunAsync(Actor actor, PersonId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var judge = RestrictionCases.Judge(actor);
        if (judge.IsRefused)
            return judge.Error;
        var person = await db.People.AsNoTracking().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id && p.LeftAt == null, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var offender = await db.OffenderAsync(person, now, cancel);
        var others = await db.AccessRestrictions.AsNoTracking().Where(r => r.PersonId == id).ToListAsync(cancel);
        return new RestrictionForm(
            id,
            person.Name,
            await db.ChatMembers.CountAsync(m => m.PersonId == id && m.EndedAt == null, cancel),
            await CurrentAsync(id, cancel),
            AccessRestriction.MayImpose(offender, others, actor.Edition, judge.Value, now)
        );
    }

    /// <summary>One person's restriction in force; null where there is none.</summary>
    public async Task<RestrictionLine?> CurrentAsync(PersonId person, CancellationToken cancel) =>
        await LinesAsync(InForce().Where(r => r.PersonId == person), cancel) is [var current, ..] ? current : null;

    /// <summary>The restrictions in force, those that last longest last; for whoever may restrict.</summary>
    public async Task<Result<IReadOnlyList<RestrictionLine>>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var judge = RestrictionCases.Judge(actor);
        return judge.IsRefused ? judge.Error : Result.Of(await LinesAsync(InForce().OrderBy(r => r.Until).Take(Most), cancel));
    }

    private IQueryable<AccessRestriction> InForce()
    {
        var now = time.GetUtcNow();
        return db.AccessRestrictions.AsNoTracking().Where(r => r.From <= now && now < r.Until);
    }

    private async Task<IReadOnlyList<RestrictionLine>> LinesAsync(IQueryable<AccessRestriction> restrictions, CancellationToken cancel)
    {
        var found = await restrictions.ToListAsync(cancel);
        var names = await db.NamesAsync(found.SelectMany(r => new PersonId?[] { r.PersonId, r.DecidedBy }), cancel);
        var lines = new List<RestrictionLine>(found.Count);
        foreach (var r in found)
        {
            var edition = await editions.GetAsync(db, r.EditionId, cancel);
            var clause = edition.Cite(r.Clause);
            lines.Add(
                new RestrictionLine(r.Id, r.PersonId, names[r.PersonId], r.From, r.Until, r.Basis, names[r.DecidedBy], r.DecidedAs, clause)
            );
        }

        return lines;
    }
}
