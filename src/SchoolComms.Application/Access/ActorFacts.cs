using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Access;

/// <summary>What the store says of somebody who acts.</summary>
internal sealed class ActorFacts
{
    public required School School { get; init; }
    public PersonId Person { get; init; }
    public AccountId? Account { get; init; }
    public required FullName Name { get; init; }
    public required List<Role> Roles { get; init; }

    /// <summary>Roles that were claimed by a link and are not confirmed yet.</summary>
    public required List<Role> Unverified { get; init; }

    public required List<HeldOffice> Offices { get; init; }

    /// <summary>The classes that they teach.</summary>
    public required List<ClassId> Classes { get; init; }

    public required List<HeldPower> Powers { get; init; }

    /// <summary>The restriction of access in force.</summary>
    public AccessRestriction? Restriction { get; init; }

    /// <summary>Moderates at least one chat.</summary>
    public bool Moderates { get; init; }

    /// <summary>The edition in force.</summary>
    public EditionId Edition { get; init; }

    /// <summary>The editions whose Rules they have confirmed.</summary>
    public required List<EditionId> Acknowledged { get; init; }
}

internal sealed record HeldOffice(Office Office, ClassId? Class, DeputyArea? Area);

internal static class Actors
{
    /// <summary>Who these people are in their schools at an instant; those who have left are nobody.</summary>
    public static IQueryable<ActorFacts> FactsOf(this SchoolCommsDb db, IQueryable<Person> people, DateTimeOffset now)
    {
        var begun = db.EditionsBegunBy(now);
        var offices = db.AppointmentsAt(now);
        var powers = db.Authorisations.Where(Authorisation.InForceAt(now));
        return from person in people
            where person.LeftAt == null
            join school in db.Schools on person.SchoolId equals school.Id
            select new ActorFacts
            {
                School = school,
                Person = person.Id,
                Account = person.Account,
                Name = person.Name,
                Roles = person.Roles.Select(grant => grant.Role).ToList(),
                Unverified = db
                    .RoleVerifications.Where(v =>
                        v.SchoolId == person.SchoolId && v.PersonId == person.Id && v.State == VerificationState.Claimed
                    )
                    .Select(v => v.Role)
                    .ToList(),
                Offices = offices
                    .Where(a => a.SchoolId == person.SchoolId && a.PersonId == person.Id)
                    .Select(a => new HeldOffice(a.Office, a.ClassId, a.Area))
                    .ToList(),
                Classes = db
                    .ClassMemberships.Where(m =>
                        m.SchoolId == person.SchoolId && m.PersonId == person.Id && m.Role == Role.Teacher && m.EndedAt == null
                    )
                    .Select(m => m.ClassId)
                    .ToList(),
                Powers = powers
                    .Where(a => a.SchoolId == person.SchoolId && a.PersonId == person.Id)
                    .Select(a => new HeldPower(a.Power, a.ClassId))
                    .ToList(),
                Restriction = db.AccessRestrictions.FirstOrDefault(r =>
                    r.SchoolId == person.SchoolId && r.PersonId == person.Id && r.From <= now && now < r.Until
                ),
                Moderates = db.ChatMembers.Any(m =>
                    m.SchoolId == person.SchoolId && m.PersonId == person.Id && m.IsModerator && m.EndedAt == null
                ),
                Edition = begun.Where(e => e.SchoolId == person.SchoolId).Select(e => e.Id).First(),
                Acknowledged = db
                    .Acknowledgements.Where(a => a.SchoolId == person.SchoolId && a.PersonId == person.Id)
                    .Select(a => a.EditionId)
                    .ToList(),
            };
    }
}

/// <summary>Finds out who they are who ask at the same instant: rights are read at every request, and kept for none.</summary>
public sealed class ActorsInBatches
{
    private readonly InBatches<SignIn, ActorFacts?> batches;

    public ActorsInBatches(AcrossSchools store, TimeProvider time) => batches = new(signIns => ReadAsync(store, signIns, time.GetUtcNow()));

    /// <summary>Null for an unknown school and for one that the account is not of.</summary>
    internal Task<ActorFacts?> OfAsync(string slug, AccountId account, CancellationToken cancel) =>
        batches.AskAsync(new SignIn(slug, account.Value), cancel);

    private static async Task<IReadOnlyList<ActorFacts?>> ReadAsync(AcrossSchools store, IReadOnlyList<SignIn> signIns, DateTimeOffset now)
    {
        string[] slugs = [.. signIns.Select(signIn => signIn.Slug)];
        Guid[] accounts = [.. signIns.Select(signIn => signIn.Account)];
        await using var db = store.Open();
        var people = db.People.FromSql(
            $"""
            select p.* from (select distinct * from unnest({slugs}, {accounts})) as sign_in (slug, account_id)
                join school s using (slug)
                join person p on p.school_id = s.school_id and p.account_id = sign_in.account_id
            """
        );
        var found = await db.FactsOf(people, now)
            .IgnoreQueryFilters([SchoolCommsDb.SchoolFilter])
            .AsNoTracking()
            .AsSingleQuery()
            .ToDictionaryAsync(facts => new SignIn(facts.School.Slug, facts.Account!.Value.Value));
        return [.. signIns.Select(signIn => found.GetValueOrDefault(signIn))];
    }

    private readonly record struct SignIn(string Slug, Guid Account);
}
