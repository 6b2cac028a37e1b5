using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>Who a signed-in account is in a school, right now: roles and offices are read at every request, so that a right ends when it ends.</summary>
public sealed class LoadActor(SchoolCommsDb db, EditionCache editions, TimeProvider time)
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
        var school = await db.Schools.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancel);
        if (school is null)
            return new NotFound(nameof(school));

        db.Scope.Enter(school.Id);
        return await LoadAsync(school, person => person.Account == account, time.GetUtcNow(), cancel);
    }

    /// <summary>A person of the scope's school as an actor, for what they asked the portal to do later.</summary>
    internal async Task<Result<Actor>> OfPersonAsync(PersonId id, CancellationToken cancel)
    {
        var school = await db.Schools.AsNoTracking().SingleAsync(s => s.Id == db.School, cancel);
        return await LetInAsync(await LoadAsync(school, person => person.Id == id, time.GetUtcNow(), cancel), cancel);
    }

    private async Task<Result<Actor>> LetInAsync(Result<Actor> loaded, CancellationToken cancel)
    {
        if (loaded.IsRefused || loaded.Value.Restriction is not { } restriction)
            return loaded;

        var decidedUnder = await editions.GetAsync(db, restriction.EditionId, cancel);
        return restriction.Refusal(decidedUnder, loaded.Value.School.Zone);
    }

    private async Task<Result<Actor>> LoadAsync(
        School school,
        Expression<Func<Person, bool>> who,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var inForce = db.EditionInForce(now);
        var offices = db.AppointmentsAt(now);
        var powers = db.Authorisations.Where(Authorisation.InForceAt(now));
        var found = await db
            .People.Where(who)
            .Where(person => person.LeftAt == null)
            .Select(person => new
            {
                person.Id,
                person.Name,
                Roles = person.Roles.Select(grant => grant.Role).ToList(),
                Unverified = db
                    .RoleVerifications.Where(v => v.PersonId == person.Id && v.State == VerificationState.Claimed)
                    .Select(v => v.Role)
                    .ToList(),
                Offices = offices
                    .Where(a => a.PersonId == person.Id)
                    .Select(a => new
                    {
                        a.Office,
                        a.ClassId,
                        a.Area,
                    })
                    .ToList(),
                Classes = db
                    .ClassMemberships.Where(m => m.PersonId == person.Id && m.Role == Role.Teacher && m.EndedAt == null)
                    .Select(m => m.ClassId)
                    .ToList(),
                Powers = powers.Where(a => a.PersonId == person.Id).Select(a => new HeldPower(a.Power, a.ClassId)).ToList(),
                Restriction = db.AccessRestrictions.FirstOrDefault(r => r.PersonId == person.Id && r.From <= now && now < r.Until),
                Moderates = db.ChatMembers.Any(m => m.PersonId == person.Id && m.IsModerator && m.EndedAt == null),
                Edition = inForce.First(),
                Acknowledged = db.Acknowledgements.Where(a => a.PersonId == person.Id).Select(a => a.EditionId).ToList(),
            })
            .AsNoTracking()
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return new NotFound(nameof(Person));

        var edition = await editions.GetAsync(db, found.Edition, cancel);
        return new Actor(school, edition, found.Id, found.Name)
        {
            Roles = [.. found.Roles],
            Unverified = [.. found.Unverified],
            Offices = [.. found.Offices.Select(office => office.Office)],
            LeadsClasses =
            [
                .. found.Offices.Where(o => o is { Office: Office.ClassTeacher, ClassId: not null }).Select(o => o.ClassId!.Value),
            ],
            TeachesIn = [.. found.Classes],
            AnswersForIt = found.Offices.Exists(office => office.Area == DeputyArea.InformationTechnology),
            Powers = [.. found.Powers],
            Restriction = found.Restriction,
            Moderates = found.Moderates,
            RulesAcknowledged = !edition.Regulation.Contains(Rule.RulesAcknowledged) || found.Acknowledged.Contains(found.Edition),
        };
    }
}
