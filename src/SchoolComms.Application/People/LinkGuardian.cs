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

        var guardian = await FindAsync(name, phone, email, cancel) ?? Register(name, now);
        var known = await db
            .Guardianships.IgnoreQueryFilters([SchoolCommsDb.CurrentFilter])
            .SingleOrDefaultAsync(link => link.GuardianId == guardian.Id && link.ChildId == childId, cancel);
        if (known is { EndedAt: null })
            return new IsGuardianAlready();

        guardian.Reachable(guardian.Phone ?? phone, guardian.Email ?? email);
        guardian.Grant(Role.Parent, now);
        if (known is null)
            db.Add(Guardianship.Link(guardian, child, now));
        else
            known.Resume(now);
        await db.SaveChangesAsync(cancel);
        if (guardian.HasJoined)
            await chats.EnterAsync(guardian, Role.Parent, null, now, cancel);

        var details = new { Guardian = guardian.Id.Value, Child = childId.Value };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.LinkGuardian));
        await db.SaveAndRecordAsync(actor, AuditKind.GuardianLinked, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private Task<Person?> FindAsync(FullName name, PhoneNumber? phone, EmailAddress? email, CancellationToken cancel) =>
        db
            .People.Include(p => p.Roles)
            .Where(p => p.NameKey == name.Key && p.LeftAt == null && p.Roles.Any(grant => grant.Role != Role.Student))
            .Where(p => (phone != null && p.Phone == phone) || (email != null && p.Email == email))
            .OrderBy(p => p.Id)
            .FirstOrDefaultAsync(cancel);

    private Person Register(FullName name, DateTimeOffset now)
    {
        var person = Person.Register(db.School, name, now);
        db.Add(person);
        return person;
    }
}

/// <summary>This parent is linked with this child already.</summary>
public sealed record IsGuardianAlready() : Error(ErrorKind.Conflict);
