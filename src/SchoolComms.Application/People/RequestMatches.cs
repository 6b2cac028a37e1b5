using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Somebody whom the school knows and who may be the applicant.</summary>
/// <param name="SameName">Surname and given name agree; a patronymic may be missing on one side.</param>
/// <param name="SameContact">The phone or the e-mail agrees.</param>
public sealed record RequestMatch(PersonLine Person, bool SameName, bool SameContact)
{
    /// <summary>Who has the name and the contact is almost certainly the same person.</summary>
    public bool IsCertain => SameName && SameContact;
}

/// <summary>A student who may be the child that a parent names.</summary>
/// <param name="Parents">Whom the school knows as the child's parents.</param>
public sealed record RequestChild(
    PersonId Id,
    FullName Name,
    DateOnly? BirthDate,
    ClassName? Class,
    bool SameName,
    IReadOnlyList<FullName> Parents
);

/// <summary>What the school knows about an applicant: namesakes, people with the same contact, and for a parent the children.</summary>
internal static class RequestMatches
{
    private const int Most = 20;
    private const int MostChildren = 100;

    /// <summary>
    /// Who may be the applicant. A class teacher sees people of other classes only where name and contact both agree: then
    /// nothing is told that the applicant has not said.
    /// </summary>
    public static async Task<List<RequestMatch>> MatchesAsync(
        this SchoolCommsDb db,
        Actor actor,
        JoinRequest request,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (phone, email, name) = (request.Phone, request.Email, KeyOf(request.Name));
        var reachable = db.PeopleInReachOf(actor, SchoolAction.SeePeople, new PeopleFilter(), now);
        if (reachable.IsRefused)
            return [];

        var ids = reachable.Value.People.Select(person => person.Id);
        var lines = await db
            .People.AsNoTracking()
            .Where(p => p.LeftAt == null)
            .Where(p =>
                p.NameKey.StartsWith(name) && ((phone != null && p.Phone == phone) || (email != null && p.Email == email))
                || (
                    ids.Contains(p.Id)
                    && (p.NameKey.StartsWith(name) || (phone != null && p.Phone == phone) || (email != null && p.Email == email))
                )
            )
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(Most)
            .ToLinesAsync(db, withContacts: true, now, cancel);
        return
        [
            .. lines
                .Select(line => new RequestMatch(
                    line,
                    line.Name.Key.StartsWith(name, StringComparison.Ordinal),
                    (phone is not null && line.Phone == phone) || (email is not null && line.Email == email)
                ))
                .OrderByDescending(match => match.IsCertain),
        ];
    }

    /// <summary>The students of the class that the parent names, and for who sees the whole school the namesakes in other classes.</summary>
    public static async Task<List<RequestChild>> ChildrenAsync(
        this SchoolCommsDb db,
        Actor actor,
        JoinRequest request,
        CancellationToken cancel
    )
    {
        if (request is not { Role: Role.Parent, ChildName: { } childName })
            return [];

        var name = KeyOf(childName);
        var everywhere = Permissions.Permits(actor, SchoolAction.DecideOnRequests, Target.School);
        var found = await (
            from membership in db.ClassMemberships
            where membership.Role == Role.Student && membership.EndedAt == null
            join child in db.People on membership.PersonId equals child.Id
            where child.LeftAt == null
            where membership.ClassId == request.ClassId || (everywhere && child.NameKey.StartsWith(name))
            join @class in db.Classes on membership.ClassId equals @class.Id
            orderby child.NameKey, child.Id
            select new
            {
                child.Id,
                child.Name,
                child.BirthDate,
                Class = @class.Name,
                Parents = db
                    .Guardianships.Where(link => link.ChildId == child.Id)
                    .Join(db.People, link => link.GuardianId, parent => parent.Id, (_, parent) => parent.Name)
                    .ToList(),
            }
        )
            .Take(MostChildren)
            .AsNoTracking()
            .AsSplitQuery()
            .ToListAsync(cancel);
        return
        [
            .. found
                .Select(child => new RequestChild(
                    child.Id,
                    child.Name,
                    child.BirthDate,
                    child.Class,
                    child.Name.Key.StartsWith(name, StringComparison.Ordinal),
                    child.Parents
                ))
                .OrderByDescending(child => child.SameName),
        ];
    }

    private static string KeyOf(FullName name) => FullName.KeyOf($"{name.Last} {name.First}");
}
