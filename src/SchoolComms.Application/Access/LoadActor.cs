using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>Who a signed-in account is in a school, right now: roles and offices are read at every request, so that a right ends when it ends.</summary>
public sealed class LoadActor(SchoolCommsDb db, ActorsInBatches actors, SchoolCache schools, EditionCache editions, TimeProvider time)
{
    /// <summary>
    /// The actor, with the scope set to the school; not found for an unknown school and for one that the account is not of, and
    /// refused with the clause where access is restricted now.
    /// </summary>
    public async Task<Result<Actor>> RunAsync(string slug, AccountId account, CancellationToken cancel) =>
        await LetInAsync(await EvenRestrictedAsync(slug, account, cancel), cancel);

    /// <summary>The same for the one page that is open to whoever is restricted: why, until when, and how to contest it.</summary>
    public async Task<Result<Actor>> EvenRestrictedAsync(string slug, AccountId account, CancellationToken cancel)
    {
        if (await actors.OfAsync(slug, account, cancel) is not { } found)
            return new NotFound(nameof(Person));

        db.Scope.Enter(found.School);
        return await ActorAsync(found, cancel);
    }

    /// <summary>A person of the scope's school as an actor, for what they asked the portal to do later.</summary>
    internal async Task<Result<Actor>> OfPersonAsync(PersonId id, CancellationToken cancel)
    {
        var found = await actors.OfPersonAsync(db.School, id);
        return found is null ? new NotFound(nameof(Person)) : await LetInAsync(await ActorAsync(found, cancel), cancel);
    }

    private async Task<Result<Actor>> LetInAsync(Result<Actor> loaded, CancellationToken cancel)
    {
        if (loaded.IsRefused || loaded.Value.Restriction is not { } restriction)
            return loaded;

        var decidedUnder = await editions.GetAsync(db, restriction.EditionId, cancel);
        return restriction.Refusal(decidedUnder, loaded.Value.School.Zone);
    }

    private async Task<Actor> ActorAsync(ActorFacts found, CancellationToken cancel)
    {
        var school = await schools.GetAsync(db, found.School, found.SchoolVersion, cancel);
        var edition = await editions.GetAsync(db, found.Edition, cancel);
        return new Actor(school, edition, found.Person, found.Name)
        {
            Phone = found.Phone,
            Email = found.Email,
            Roles = [.. found.Roles],
            Unverified = [.. found.Unverified],
            Offices = [.. found.Offices.Select(held => held.Office)],
            LeadsClasses =
            [
                .. found.Offices.Where(held => held.Office == Office.ClassTeacher).Select(held => held.Class).OfType<ClassId>(),
            ],
            TeachesIn = [.. found.Teaches],
            AnswersForIt = found.Offices.Any(held => held.Area == DeputyArea.InformationTechnology),
            Powers = [.. found.Powers],
            Restriction = found.IsRestricted ? await RestrictionAsync(found.Person, cancel) : null,
            Moderates = found.Moderates,
            RulesAcknowledged = !edition.Regulation.Contains(Rule.RulesAcknowledged) || found.HasAcknowledged,
        };
    }

    private Task<AccessRestriction?> RestrictionAsync(PersonId person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db
            .AccessRestrictions.AsNoTracking()
            .FirstOrDefaultAsync(r => r.PersonId == person && r.From <= now && now < r.Until, cancel);
    }
}
