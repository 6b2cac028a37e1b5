using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Somebody who may be in the school twice.</summary>
/// <param name="Class">Where a student learns; null for everybody else.</param>
public sealed record DoubledPerson(PersonId Id, FullName Name, ClassName? Class, string? Post, DateOnly? BirthDate, bool HasJoined);

/// <summary>Finds people who may be in the school twice: the same person in two spellings. Nobody is merged by it.</summary>
public sealed class ListDuplicates(SchoolCommsDb db)
{
    /// <summary>More pairs than anybody looks at in one go.</summary>
    public const int Most = 100;

    public async Task<Result<IReadOnlyList<PossibleDuplicate<DoubledPerson>>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepPeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var people = await TraitsAsync(cancel);
        var distinct = (await db.DistinctPeople.Select(pair => new { pair.FirstId, pair.SecondId }).ToListAsync(cancel))
            .Select(pair => (pair.FirstId, pair.SecondId))
            .ToHashSet();
        var pairs = Duplicates.Among(
            people,
            (one, other) => !distinct.Contains(Domain.People.Merging.DistinctPeople.InOrder(one.Id, other.Id))
        );
        return Result.Of<IReadOnlyList<PossibleDuplicate<DoubledPerson>>>([.. pairs.Take(Most)]);
    }

    private async Task<List<(DoubledPerson Person, PersonTraits Traits)>> TraitsAsync(CancellationToken cancel)
    {
        var people = await db
            .People.AsNoTracking()
            .Include(person => person.Roles)
            .Where(person => person.LeftAt == null)
            .OrderBy(person => person.NameKey)
            .ThenBy(person => person.Id)
            .ToListAsync(cancel);
        var learns = await (
            from membership in db.ClassMemberships
            where membership.Role == Role.Student && membership.EndedAt == null
            join @class in db.Classes on membership.ClassId equals @class.Id
            select new { membership.PersonId, @class.Name }
        ).ToListAsync(cancel);
        var classes = learns.DistinctBy(entry => entry.PersonId).ToDictionary(entry => entry.PersonId, entry => entry.Name);
        var links = await db.Guardianships.Select(link => new { link.GuardianId, link.ChildId }).ToListAsync(cancel);
        var children = links.ToLookup(link => link.GuardianId, link => link.ChildId.Value);
        return people.ConvertAll(person =>
        {
            var @class = classes.GetValueOrDefault(person.Id);
            var line = new DoubledPerson(person.Id, person.Name, @class, person.Post, person.BirthDate, person.HasJoined);
            var traits = new PersonTraits(
                person.Name,
                person.Has(Role.Student),
                @class,
                person.BirthDate,
                person.JournalId,
                person.Phone,
                person.Email,
                [.. children[person.Id]]
            )
            {
                Works = person.Works,
            };
            return (line, traits);
        });
    }
}
