using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Where somebody stands with the portal.</summary>
public enum PersonState
{
    Joined = 1,
    NotJoined,

    /// <summary>No longer of the school.</summary>
    Left,
}

/// <summary>What a list of people is narrowed to; null narrows nothing, but that those who have left are not in it.</summary>
/// <param name="Text">The beginnings of the name's parts in any order, or at least four digits of the telephone number.</param>
/// <param name="Class">Who learns, teaches or has a child there.</param>
public sealed record PeopleFilter(string? Text = null, ClassId? Class = null, Role? Role = null, PersonState? State = null)
{
    private const int FewestDigits = 4;
    private const int MostWords = 5;

    /// <summary>The beginnings of the name's parts; none where a number is sought.</summary>
    internal IReadOnlyList<string> Words =>
        Digits is null ? [.. FullName.KeyOf(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)] : [];

    /// <summary>The beginning of the number or of its end: the eight in front of a Russian number is a seven.</summary>
    internal string? Digits
    {
        get
        {
            var digits = string.Concat((Text ?? "").Where(char.IsAsciiDigit));
            return digits.Length < FewestDigits || Text!.Any(char.IsLetter) ? null
                : digits is ['8', ..] && digits.Length == 11 ? $"7{digits[1..]}"
                : digits;
        }
    }
}

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

        var people = db.People.AsNoTracking().InState(filter.State);
        if (filter.Class is { } only)
            people = people.OfClasses(db, [only], now);
        else if (!Permissions.Permits(actor, action, Target.School))
            people = people.OfClasses(db, [.. actor.LeadsClasses], now);
        if (filter.Digits is { } digits)
            people = people.Called(db, actor, digits);
        foreach (var word in filter.Words)
            people = people.With(db, PersonWordKind.Name, word);
        if (filter.Role is { } role)
            people = people.Where(person => person.Roles.Any(grant => grant.Role == role));

        return new ReachablePeople(people);
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

    // A merged record is no longer anybody.
    private static IQueryable<Person> InState(this IQueryable<Person> people, PersonState? state) =>
        state switch
        {
            PersonState.Joined => people.Where(person => person.LeftAt == null && person.Account != null),
            PersonState.NotJoined => people.Where(person => person.LeftAt == null && person.Account == null),
            PersonState.Left => people.Where(person => person.LeftAt != null && person.MergedInto == null),
            _ => people.Where(person => person.LeftAt == null),
        };

    // Nobody finds by a number whom they may not ask for it: a class teacher the families of the class.
    private static IQueryable<Person> Called(this IQueryable<Person> people, SchoolCommsDb db, Actor actor, string digits)
    {
        people = people.With(db, PersonWordKind.Phone, digits);
        if (Permissions.Permits(actor, SchoolAction.SeeContacts, Target.School))
            return people;

        var classes = actor.LeadsClasses.Where(@class => Permissions.Permits(actor, SchoolAction.SeeContacts, Target.Of(@class)));
        return people.OfFamilies(db, [.. classes]);
    }

    // A stretch of the index, which LIKE could not use under row security. Words stand by code points: no letter comes after the last.
    private static IQueryable<Person> With(this IQueryable<Person> people, SchoolCommsDb db, PersonWordKind kind, string beginning)
    {
        var (end, nobody) = (beginning + char.MaxValue, default(PersonId));
        var found = db
            .PersonWords.Where(w =>
                w.Kind == kind
                && EF.Functions.GreaterThanOrEqual(ValueTuple.Create(w.Word, w.PersonId), ValueTuple.Create(beginning, nobody))
                && EF.Functions.LessThan(ValueTuple.Create(w.Word, w.PersonId), ValueTuple.Create(end, nobody))
            )
            .Select(w => w.PersonId);
        return people.Where(person => found.Contains(person.Id));
    }

    private static IQueryable<Person> OfFamilies(this IQueryable<Person> people, SchoolCommsDb db, List<ClassId> classes)
    {
        var children = db
            .ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => m.PersonId);
        var guardians = db.Guardianships.Where(link => children.Contains(link.ChildId)).Select(link => link.GuardianId);
        return people.Where(person => children.Contains(person.Id) || guardians.Contains(person.Id));
    }

    private static IQueryable<Person> OfClasses(this IQueryable<Person> people, SchoolCommsDb db, List<ClassId> classes, DateTimeOffset now)
    {
        var children = db
            .ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.Role == Role.Student && m.EndedAt == null)
            .Select(m => m.PersonId);
        var guardians = db.Guardianships.Where(link => children.Contains(link.ChildId)).Select(link => link.GuardianId);
        var members = db.ClassMemberships.Where(m => classes.Contains(m.ClassId) && m.EndedAt == null).Select(m => m.PersonId);
        var leaders = db.AppointmentsAt(now).Where(a => a.ClassId != null && classes.Contains(a.ClassId.Value)).Select(a => a.PersonId);
        return people.Where(person => members.Contains(person.Id) || guardians.Contains(person.Id) || leaders.Contains(person.Id));
    }
}
