using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Schools;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Somebody who comes to the school.</summary>
/// <param name="Role">Student, teacher or staff.</param>
/// <param name="Class">The class that a student comes to.</param>
/// <param name="Post">What a worker is by the staff list.</param>
/// <param name="Parents">The student's parents, as far as they are known.</param>
public sealed record Arriving(
    FullName Name,
    Role Role,
    DateOnly? BirthDate = null,
    ClassId? Class = null,
    string? Post = null,
    Contact? Contact = null,
    IReadOnlyList<ArrivingParent>? Parents = null
);

/// <summary>How somebody is reached.</summary>
public sealed record Contact(PhoneNumber? Phone, EmailAddress? Email);

/// <summary>A parent of a student who arrives; whom the school knows by name and contact is that person.</summary>
public sealed record ArrivingParent(FullName Name, Contact Contact);

/// <summary>
/// Enters one new person by hand, by an order (S0 4.1, S1 2.1, S3 2.1, S4 2.3). The person is registered at once; the role, and with it
/// the place in the class, begins on the day of arrival.
/// </summary>
public sealed class EnterArrival(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    public async Task<Result<MovementId>> RunAsync(Actor actor, Arriving who, Order order, DateOnly effectiveOn, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var place = await PlaceAsync(actor.School, who, now, cancel);
        if (place.IsRefused)
            return place.Error with { Field = nameof(who.Class) };
        if (await IsKnownAsync(who, cancel))
            return new PersonIsKnown { Field = nameof(who.Name) };

        var person = Person
            .Register(actor.School.Id, who.Name, now)
            .Born(who.BirthDate)
            .Employed(who.Post)
            .Reachable(who.Contact?.Phone, who.Contact?.Email);
        var entered = Movement.Enter(
            new MovementOf(person.Id, MovementKind.Arrival, who.Role, To: place.Value),
            order,
            effectiveOn,
            new Dictionary<ChatId, PersonId>(),
            actor.Person,
            actor.School,
            now
        );
        if (entered.IsRefused)
            return entered.Error;

        db.AddRange(person, entered.Value);
        var parents = await ParentsAsync(who.Parents ?? [], now, cancel);
        await db.LinkAsync([.. parents.Select(parent => (parent, person))], now, cancel);
        await db.SaveChangesAsync(cancel);

        var movement = entered.Value;
        var brought = Consequences.None;
        if (movement.IsDue(now))
            brought = (await move.TakeEffectAsync(movement, actor.Edition, now, cancel)).Value;
        else
            await move.RecordAsync(movement, AuditKind.MovementEntered, actor.Person, actor.Edition, now, cancel);
        await transaction.CommitAsync(cancel);
        move.Announce(actor.School.Id, brought);
        return movement.Id;
    }

    // The whole teaching staff is in «Учительская» (S1 2.1, S3 2.1).
    private async Task<Result<ClassId?>> PlaceAsync(School school, Arriving who, DateTimeOffset now, CancellationToken cancel)
    {
        if (who.Role == Role.Student)
        {
            var @class = await db.ClassToEnterAsync(school, who.Class, now, cancel);
            return @class.IsRefused ? @class.Error : (ClassId?)@class.Value.Id;
        }

        return who.Role == Role.Teacher
            ? await db.Classes.Where(c => c.Name == ClassName.StaffRoom).Select(c => (ClassId?)c.Id).SingleAsync(cancel)
            : (ClassId?)null;
    }

    // Two namesakes are two people; the same name, role and day of birth is the same one entered twice.
    private Task<bool> IsKnownAsync(Arriving who, CancellationToken cancel) =>
        db.People.AnyAsync(
            p =>
                p.NameKey == who.Name.Key
                && p.LeftAt == null
                && p.BirthDate == who.BirthDate
                && (
                    p.Roles.Any(grant => grant.Role == who.Role)
                    || db.Movements.Any(m => m.PersonId == p.Id && m.State == MovementState.Waiting)
                ),
            cancel
        );

    // Two of the named may be one person, known or new.
    private async Task<List<Person>> ParentsAsync(IReadOnlyList<ArrivingParent> named, DateTimeOffset now, CancellationToken cancel)
    {
        var parents = new List<Person>();
        foreach (var (name, (phone, email)) in named)
        {
            var same = parents.Find(p =>
                p.NameKey == name.Key && ((phone is not null && p.Phone == phone) || (email is not null && p.Email == email))
            );
            parents.Add(same ?? await db.KnownAdultAsync(name, phone, email, cancel) ?? Register(name, phone, email, now));
        }

        return parents;
    }

    private Person Register(FullName name, PhoneNumber? phone, EmailAddress? email, DateTimeOffset now)
    {
        var person = Person.Register(db.School, name, now).Reachable(phone, email);
        db.Add(person);
        return person;
    }
}

/// <summary>Somebody of this name, role and day of birth is in the school already.</summary>
public sealed record PersonIsKnown() : Error(ErrorKind.Conflict);
