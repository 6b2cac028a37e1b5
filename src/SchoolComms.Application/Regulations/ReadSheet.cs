using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Regulations;

/// <summary>Whose acknowledgement sheet, of which edition: of a class, of the workers, or of one person.</summary>
/// <param name="Workers">The teachers and staff of the school.</param>
/// <param name="Person">One person; the actor's own copy where nothing else is named.</param>
/// <param name="Edition">The edition's number; null for the one in force.</param>
public sealed record SheetScope(ClassId? Class = null, bool Workers = false, PersonId? Person = null, int? Edition = null);

/// <summary>A line of the sheet.</summary>
/// <param name="Children">A parent's children, who are why the parent stands in it.</param>
/// <param name="Confirmed">Null leaves the line empty, for a signature on paper.</param>
public sealed record SheetLine(PersonLine Person, IReadOnlyList<FullName> Children, Confirmation? Confirmed);

/// <summary>The acknowledgement sheet of an edition.</summary>
/// <param name="ClassName">The class that it is of; null for the workers and for one person.</param>
public sealed record AcknowledgementSheet(Edition Edition, ClassName? ClassName, IReadOnlyList<SheetLine> Lines);

/// <summary>Opens the acknowledgement sheet to print; everybody may print their own (INV-6).</summary>
public sealed class ReadSheet(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <summary>More people than any sheet is printed for.</summary>
    private const int Most = 1000;

    public async Task<Result<AcknowledgementSheet>> RunAsync(Actor actor, SheetScope scope, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var people = PeopleOf(actor, scope, now);
        if (people.IsRefused)
            return people.Error;

        var edition = await db.EditionAsync(editions, actor, scope.Edition, cancel);
        if (edition.IsRefused)
            return edition.Error;
        if (!edition.Value.Regulation.Contains(Rule.RulesAcknowledged))
            return new AcknowledgingNotProvided(NearestClause.Of(edition.Value, Rule.RulesAcknowledged));

        var found = await people
            .Value.People.OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(Most)
            .ToLinesAsync(db, withContacts: false, now, cancel);
        if (found.Count == 0 && scope.Person is not null)
            return new NotFound(nameof(Person));

        var className = await db.Classes.Where(c => c.Id == scope.Class).Select(c => c.Name).SingleOrDefaultAsync(cancel);
        return new AcknowledgementSheet(edition.Value, className, await LinesAsync(found, edition.Value.Id, scope.Class, cancel));
    }

    private Result<PeopleInReach.ReachablePeople> PeopleOf(Actor actor, SheetScope scope, DateTimeOffset now)
    {
        var person = scope is { Class: null, Workers: false } ? scope.Person ?? actor.Person : scope.Person;
        if (person == actor.Person)
            return new PeopleInReach.ReachablePeople(db.People.AsNoTracking().Where(p => p.Id == actor.Person));

        var reach = db.PeopleInReachOf(actor, SchoolAction.SeeAcknowledgements, new PeopleFilter(Class: scope.Class), now);
        if (reach.IsRefused)
            return reach;

        var people = reach.Value.People;
        if (person is { } one)
            people = people.Where(p => p.Id == one);
        if (scope.Workers)
            people = people.Where(p => p.Roles.Any(grant => grant.Role == Role.Teacher || grant.Role == Role.Staff));
        return new PeopleInReach.ReachablePeople(people);
    }

    private async Task<List<SheetLine>> LinesAsync(List<PersonLine> people, EditionId edition, ClassId? @class, CancellationToken cancel)
    {
        var ids = people.ConvertAll(person => person.Id);
        var confirmed = await db.ConfirmationsAsync(edition, ids, cancel);
        var children = await (
            from link in db.Guardianships
            where ids.Contains(link.GuardianId)
            where
                @class == null
                || db.ClassMemberships.Any(m =>
                    m.ClassId == @class && m.PersonId == link.ChildId && m.Role == Role.Student && m.EndedAt == null
                )
            join child in db.People on link.ChildId equals child.Id
            orderby child.NameKey
            select new { link.GuardianId, child.Name }
        ).ToListAsync(cancel);
        var byGuardian = children.ToLookup(child => child.GuardianId, child => child.Name);
        return people.ConvertAll(person => new SheetLine(person, [.. byGuardian[person.Id]], confirmed.GetValueOrDefault(person.Id)));
    }
}
