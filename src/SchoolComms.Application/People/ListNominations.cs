using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>A nomination as those whom it concerns see it.</summary>
/// <param name="Clause">By which it waits, as it stood in its edition.</param>
/// <param name="MayDecide">The actor may agree or refuse.</param>
public sealed record NominationLine(
    Nomination Nomination,
    FullName Name,
    FullName NominatedBy,
    FullName? DecidedBy,
    Clause? Clause,
    bool MayDecide
);

/// <summary>
/// Who is named to be administrator and waits for agreement, and what was refused lately: for the person named, who named
/// them, and those who agree.
/// </summary>
public sealed class ListNominations(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <summary>A refusal is shown so many days.</summary>
    private const int RefusalDays = 14;

    private const int Most = 50;

    public async Task<IReadOnlyList<NominationLine>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var since = time.GetUtcNow().AddDays(-RefusalDays);
        return await LinesAsync(
            actor,
            db.Nominations.Where(n => n.State == NominationState.Waiting || (n.State == NominationState.Refused && n.DecidedAt > since)),
            cancel
        );
    }

    /// <summary>One of them, whatever has become of it.</summary>
    public async Task<Result<NominationLine>> OneAsync(Actor actor, NominationId id, CancellationToken cancel) =>
        await LinesAsync(actor, db.Nominations.Where(n => n.Id == id), cancel) is [var line] ? line : new NotFound(nameof(Nomination));

    private async Task<List<NominationLine>> LinesAsync(Actor actor, IQueryable<Nomination> nominations, CancellationToken cancel)
    {
        var agrees = Permissions.Permits(actor, SchoolAction.AgreeToAdministrator, Target.School);
        var found = await (
            from nomination in nominations.AsNoTracking()
            where agrees || nomination.PersonId == actor.Person || nomination.NominatedBy == actor.Person
            orderby nomination.Id descending
            join person in db.People on nomination.PersonId equals person.Id
            join nominator in db.People on nomination.NominatedBy equals nominator.Id
            select new
            {
                Nomination = nomination,
                person.Name,
                NominatedBy = nominator.Name,
                DecidedBy = db.People.Where(p => p.Id == nomination.DecidedBy).Select(p => p.Name).FirstOrDefault(),
            }
        )
            .Take(Most)
            .ToListAsync(cancel);

        var lines = new List<NominationLine>();
        foreach (var one in found)
        {
            var edition = await editions.GetAsync(db, one.Nomination.EditionId, cancel);
            lines.Add(
                new NominationLine(
                    one.Nomination,
                    one.Name,
                    one.NominatedBy,
                    one.DecidedBy,
                    edition.Cite(one.Nomination.Clause),
                    !one.Nomination.MayDecide(actor).IsRefused
                )
            );
        }

        return lines;
    }
}
