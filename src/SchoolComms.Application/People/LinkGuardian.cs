using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Links a parent (legal representative) with a child by hand (S1 4.3, S3 2.7). Whom the school knows by this name and
/// this phone or e-mail is that person; anybody else is registered.
/// </summary>
public sealed class LinkGuardian(SchoolCommsDb db, ClassChatMembers chats, TimeProvider time)
{
    public async Task<Result> RunAsync(
        Actor actor,
        PersonId childId,
        FullName name,
        PhoneNumber? phone,
        EmailAddress? email,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.LinkGuardian, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var child = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == childId && p.LeftAt == null, cancel);
        if (child is null || !child.Has(Role.Student))
            return new NotFound(nameof(Person));

        var guardian = await db.KnownAdultAsync(name, phone, email, cancel) ?? Register(name, now);
        if (!await db.LinkAsync(guardian, child, now, cancel))
            return new IsGuardianAlready();

        guardian.Reachable(guardian.Phone ?? phone, guardian.Email ?? email);
        guardian.Grant(Role.Parent, now);
        await db.SaveChangesAsync(cancel);
        if (guardian.HasJoined)
            await chats.EnterAsync(guardian, Role.Parent, null, now, cancel);

        var details = new { Guardian = guardian.Id.Value, Child = childId.Value };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.LinkGuardian));
        await db.SaveAndRecordAsync(actor, AuditKind.GuardianLinked, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private Person Register(FullName name, DateTimeOffset now)
    {
        var person = Person.Register(db.School, name, now);
        db.Add(person);
        return person;
    }
}

/// <summary>The beginning of a link of a parent with a child, and whom the school knows as the parent.</summary>
internal static class GuardianshipStart
{
    /// <summary>
    /// Whom the school knows by this name and this phone or e-mail, other than as a student only. A parent whose child is yet to arrive
    /// has no role, and is known by the child.
    /// </summary>
    public static async Task<Person?> KnownAdultAsync(
        this SchoolCommsDb db,
        FullName name,
        PhoneNumber? phone,
        EmailAddress? email,
        CancellationToken cancel
    )
    {
        var known = await db
            .People.Where(p => p.NameKey == name.Key && p.LeftAt == null)
            .Where(p => p.Roles.Any(grant => grant.Role != Role.Student) || db.Guardianships.Any(link => link.GuardianId == p.Id))
            .Where(p => (phone != null && p.Phone == phone) || (email != null && p.Email == email))
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(1)
            .ToListAsync(cancel);

        // Whoever is joining as this parent is done with it first, or finds the child.
        await db.LockPeopleAsync(known, cancel);
        return await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => known.Contains(p.Id), cancel);
    }

    /// <summary>Links the two, or resumes a link that had ended; to be saved.</summary>
    /// <returns>False where they are linked already.</returns>
    public static async Task<bool> LinkAsync(
        this SchoolCommsDb db,
        Person guardian,
        Person child,
        DateTimeOffset now,
        CancellationToken cancel
    ) => await db.LinkAsync([(guardian, child)], now, cancel) > 0;

    /// <summary>The same for many, in one statement.</summary>
    /// <returns>How many were not linked yet.</returns>
    public static async Task<int> LinkAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<(Person Guardian, Person Child)> pairs,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var guardians = pairs.Select(pair => pair.Guardian.Id).Distinct().ToList();
        var known = await db
            .Guardianships.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .Where(link => guardians.Contains(link.GuardianId))
            .ToDictionaryAsync(link => (link.GuardianId, link.ChildId), cancel);
        var linked = 0;
        foreach (var (guardian, child) in pairs)
        {
            var key = (guardian.Id, child.Id);
            if (!known.TryGetValue(key, out var link))
                db.Add(known[key] = Guardianship.Link(guardian, child, now));
            else if (link.EndedAt is not null)
                link.Resume(now);
            else
                continue;
            linked++;
        }

        return linked;
    }
}

/// <summary>This parent is linked with this child already.</summary>
public sealed record IsGuardianAlready() : Error(ErrorKind.Conflict);
