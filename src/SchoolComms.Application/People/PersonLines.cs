using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>A person as a line of a list.</summary>
/// <param name="Classes">Where the person learns, teaches, leads, or has a child; «Учительская» left out.</param>
/// <param name="Phone">Null also where the actor may not see contacts.</param>
/// <param name="Email">Null also where the actor may not see contacts.</param>
public sealed record PersonLine(
    PersonId Id,
    FullName Name,
    string? Post,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<ClassName> Classes,
    DateTimeOffset? JoinedAt,
    PhoneNumber? Phone,
    EmailAddress? Email
);

/// <summary>Reads people with their roles and classes: three statements, however many people there are.</summary>
internal static class PersonLines
{
    public static async Task<List<PersonLine>> ToLinesAsync(
        this IQueryable<Person> people,
        SchoolCommsDb db,
        bool withContacts,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var found = await people
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.Post,
                person.JoinedAt,
                person.Phone,
                person.Email,
            })
            .ToListAsync(cancel);
        var ids = found.ConvertAll(person => person.Id);
        var roles = (await db.RoleGrants.AsNoTracking().Where(grant => ids.Contains(grant.PersonId)).ToListAsync(cancel)).ToLookup(
            grant => grant.PersonId,
            grant => grant.Role
        );
        var classes = await ClassesAsync(db, ids, now, cancel);
        return found.ConvertAll(person => new PersonLine(
            person.Id,
            person.Name,
            person.Post,
            [.. roles[person.Id].Order()],
            [.. classes[person.Id].Distinct().Order()],
            person.JoinedAt,
            withContacts ? person.Phone : null,
            withContacts ? person.Email : null
        ));
    }

    private static async Task<ILookup<PersonId, ClassName>> ClassesAsync(
        SchoolCommsDb db,
        List<PersonId> ids,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var own =
            from membership in db.ClassMemberships
            where ids.Contains(membership.PersonId) && membership.EndedAt == null
            join @class in db.Classes on membership.ClassId equals @class.Id
            where @class.Name != ClassName.StaffRoom
            select new { membership.PersonId, @class.Name };
        var childrens =
            from link in db.Guardianships
            where ids.Contains(link.GuardianId)
            join membership in db.ClassMemberships on link.ChildId equals membership.PersonId
            where membership.Role == Role.Student && membership.EndedAt == null
            join @class in db.Classes on membership.ClassId equals @class.Id
            select new { PersonId = link.GuardianId, @class.Name };
        var led =
            from appointment in db.AppointmentsAt(now)
            where ids.Contains(appointment.PersonId)
            join @class in db.Classes on appointment.ClassId equals @class.Id
            select new { appointment.PersonId, @class.Name };
        return (await own.Concat(childrens).Concat(led).ToListAsync(cancel)).ToLookup(entry => entry.PersonId, entry => entry.Name);
    }
}
