using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What a list of people is narrowed to; null narrows nothing.</summary>
/// <param name="Name">How the name begins, surname first.</param>
/// <param name="Class">Who learns, teaches or has a child there.</param>
public sealed record PeopleFilter(string? Name = null, ClassId? Class = null, Role? Role = null, bool? Joined = null);

/// <summary>The people whom an actor may do something with: of the school, or of the classes that they lead.</summary>
internal static class PeopleInReach
{
    /// <param name="db">The store, in the school's scope.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="action">What the actor wants to do with them.</param>
    /// <param name="filter">What they are narrowed to.</param>
    /// <param name="now">Whose offices count.</param>
    public static Result<ReachablePeople> PeopleInReachOf(
        this SchoolCommsDb db,
        Actor actor,
        SchoolAction action,
        PeopleFilter filter,
        DateTimeOffset now
    )
    {
        var permitted = filter.Class is { } @class
            ? Permissions.Check(actor, action, Target.Of(@class))
            : Permissions.CheckAny(actor, action, actor.LeadsClasses);
        if (permitted.IsRefused)
            return permitted.Error;

        var people = db.People.AsNoTracking().Where(person => person.LeftAt == null);
        if (filter.Class is { } only)
            people = people.OfClasses(db, [only], now);
        else if (Permissions.Check(actor, action, Target.School).IsRefused)
            people = people.OfClasses(db, [.. actor.LeadsClasses], now);

        return new ReachablePeople(people.NarrowedTo(filter));
    }

    /// <summary>People by name, those after somebody: a page of a list.</summary>
    public static async Task<IQueryable<Person>> AfterAsync(
        this IQueryable<Person> people,
        PersonId? after,
        SchoolCommsDb db,
        CancellationToken cancel
    )
    {
        if (after is { } last && await db.People.Where(p => p.Id == last).Select(p => p.NameKey).SingleOrDefaultAsync(cancel) is { } key)
            people = people.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.NameKey, p.Id), ValueTuple.Create(key, last)));

        return people.OrderBy(p => p.NameKey).ThenBy(p => p.Id);
    }

    // A result's value cannot be an interface.
    public sealed record ReachablePeople(IQueryable<Person> People);

    private static IQueryable<Person> NarrowedTo(this IQueryable<Person> people, PeopleFilter filter)
    {
        if (FullName.KeyOf(filter.Name ?? "") is { Length: > 0 } first)
        {
            // A stretch of the key, which LIKE could not use under row security. Keys stand by code points: no letter comes after the last.
            var (last, nobody) = (first + char.MaxValue, default(PersonId));
            people = people.Where(p =>
                EF.Functions.GreaterThanOrEqual(ValueTuple.Create(p.NameKey, p.Id), ValueTuple.Create(first, nobody))
                && EF.Functions.LessThan(ValueTuple.Create(p.NameKey, p.Id), ValueTuple.Create(last, nobody))
            );
        }

        if (filter.Role is { } role)
            people = people.Where(person => person.Roles.Any(grant => grant.Role == role));
        return filter.Joined is { } joined ? people.Where(person => (person.Account != null) == joined) : people;
    }

    private static IQueryable<Person> OfClasses(this IQueryable<Person> people, SchoolCommsDb db, List<ClassId> classes, DateTimeOffset now)
    {
        var children = db
            .ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => m.PersonId);
        var guardians = db.Guardianships.Where(link => children.Contains(link.ChildId)).Select(link => link.GuardianId);
        var members = db.ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.EndedAt == null).Select(m => m.PersonId);
        var leaders = db
            .Appointments.Where(a => a.ClassId != null && classes.Contains(a.ClassId.Value))
            .Where(a => a.StartsAt <= now && (a.EndsAt == null || now < a.EndsAt))
            .Select(a => a.PersonId);
        return people.Where(person => members.Contains(person.Id) || guardians.Contains(person.Id) || leaders.Contains(person.Id));
    }
}
