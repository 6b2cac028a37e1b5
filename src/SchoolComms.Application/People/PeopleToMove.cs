using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>Loads what a movement may touch: a dozen statements, however many people move.</summary>
internal static class PeopleToMove
{
    /// <summary>Those who move and, of students, their parents.</summary>
    public static async Task<List<PersonId>> ConcernedAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<Step> steps,
        CancellationToken cancel
    )
    {
        var movers = steps.Select(step => step.Person).Distinct().ToList();
        var students = steps.Where(step => step is Step.Transfer or Step.StudentLeaves).Select(step => step.Person).ToList();
        var parents = await db
            .Guardianships.Where(link => students.Contains(link.ChildId))
            .Select(link => link.GuardianId)
            .ToListAsync(cancel);
        return [.. movers.Union(parents)];
    }

    /// <summary>The classes that they leave or enter.</summary>
    public static async Task<IEnumerable<ClassId>> ClassesConcernedAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<Step> steps,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var places = db.ClassMemberships.Where(m => people.Contains(m.PersonId) && m.EndedAt == null).Select(m => m.ClassId);
        var led = db
            .Appointments.Where(a => people.Contains(a.PersonId) && a.ClassId != null && a.EndsAt == null)
            .Select(a => a.ClassId!.Value);
        return (await places.Union(led).ToListAsync(cancel)).Union(steps.OfType<Step.Transfer>().Select(step => step.To));
    }

    public static async Task<MovementFacts> LoadMovementFactsAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<Step> steps,
        IReadOnlyCollection<PersonId> people,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var ahead = steps.OfType<Step.Transfer>().Select(step => step.To).Distinct().ToList();
        var chatsAhead = await db
            .Chats.Where(c => c.ClassId != null && ahead.Contains(c.ClassId.Value) && ClassChats.Expected.Contains(c.Kind))
            .Select(c => new ChatOfClass(c.Id, c.Kind, c.ClassId!.Value))
            .ToListAsync(cancel);
        var standpoints = await db.StandpointsAsync(people, chatsAhead, now, cancel);
        return new MovementFacts
        {
            People = standpoints.ToDictionary(standpoint => standpoint.Person),
            Children = await db.ChildrenAsync(people, cancel),
            Moderated = await db.ModeratedAsync(standpoints, now, cancel),
            ChatsAhead = chatsAhead,
            Administrators = await db.LastingAdministratorsAsync(now, cancel),
            Directors = await db.HoldersAsync(Office.Director, now, cancel),
        };
    }

    private static async Task<List<Standpoint>> StandpointsAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<PersonId> people,
        List<ChatOfClass> ahead,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var found = await db
            .People.Where(p => people.Contains(p.Id) && p.LeftAt == null)
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                Joined = p.Account != null,
                Roles = p.Roles.Select(grant => grant.Role).ToList(),
            })
            .ToListAsync(cancel);
        var classes = await db
            .ClassMemberships.AsNoTracking()
            .Where(m => people.Contains(m.PersonId) && m.EndedAt == null)
            .ToListAsync(cancel);
        // Nobody leaves a chat of two: whether they may still write is asked at each message.
        var chats = await (
            from member in db.ChatMembers
            where people.Contains(member.PersonId) && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            where chat.Kind != ChatKind.Direct
            orderby chat.Name, chat.Id
            select new { member.PersonId, Place = new ChatPlace(chat.Id, chat.Kind, chat.ClassId, member.Role, member.IsModerator) }
        ).ToListAsync(cancel);
        var offices = await db.AppointmentsFrom(now).AsNoTracking().Where(a => people.Contains(a.PersonId)).ToListAsync(cancel);
        var links = await db
            .Invites.Where(Invite.OpenAt(now))
            .Where(i => people.Contains(i.IssuedBy) || (i.PersonId != null && people.Contains(i.PersonId.Value)))
            .Select(i => new
            {
                i.IssuedBy,
                i.PersonId,
                i.Id,
            })
            .ToListAsync(cancel);
        var rooms = ahead.ConvertAll(chat => chat.Chat);
        var left = await db
            .ChatMembers.Where(m => people.Contains(m.PersonId) && rooms.Contains(m.ChatId) && m.Departure == Departure.Left)
            .Select(m => new { m.PersonId, m.ChatId })
            .ToListAsync(cancel);

        var (classesOf, chatsOf) = (classes.ToLookup(m => m.PersonId), chats.ToLookup(m => m.PersonId, m => m.Place));
        var officesOf = offices.ToLookup(a => a.PersonId);
        var linksOf = links
            .SelectMany(i => new[] { (Person: (PersonId?)i.IssuedBy, i.Id), (Person: i.PersonId, i.Id) })
            .ToLookup(link => link.Person, link => link.Id);
        var leftBy = left.ToLookup(m => m.PersonId, m => m.ChatId);
        return found.ConvertAll(person => new Standpoint(person.Id, person.Joined, person.Roles)
        {
            Classes = [.. classesOf[person.Id].Select(m => new ClassPlace(m.ClassId, m.Role, m.Subject))],
            Chats = [.. chatsOf[person.Id]],
            Offices = [.. officesOf[person.Id].Select(a => new OfficePlace(a.Id, a.Office, a.ClassId, a.EndsAt))],
            Links = [.. linksOf[person.Id]],
            LeftOfOwnWill = [.. leftBy[person.Id]],
        });
    }

    // A parent who has left by their own request is none any more, though the link with the child stays as history.
    private static async Task<List<ChildOf>> ChildrenAsync(
        this SchoolCommsDb db,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var found = await (
            from link in db.Guardianships
            where people.Contains(link.GuardianId)
            where db.RoleGrants.Any(grant => grant.PersonId == link.GuardianId && grant.Role == Role.Parent)
            join child in db.People on link.ChildId equals child.Id
            where child.LeftAt == null && child.Roles.Any(grant => grant.Role == Role.Student)
            orderby child.NameKey, child.Id
            select new
            {
                link.GuardianId,
                link.ChildId,
                Classes = db
                    .ClassMemberships.Where(m => m.PersonId == child.Id && m.Role == Role.Student && m.EndedAt == null)
                    .Select(m => m.ClassId)
                    .ToList(),
            }
        ).ToListAsync(cancel);
        return found.ConvertAll(child => new ChildOf(child.GuardianId, child.ChildId, child.Classes));
    }

    private static async Task<List<ModeratedChat>> ModeratedAsync(
        this SchoolCommsDb db,
        List<Standpoint> people,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var chats = people.SelectMany(person => person.Chats).Where(place => place.Moderates).DistinctBy(place => place.Chat).ToList();
        if (chats.Count == 0)
            return [];

        var rooms = chats.ConvertAll(place => place.Chat);
        var members = await db
            .ChatMembers.Where(m => rooms.Contains(m.ChatId) && m.EndedAt == null)
            .GroupBy(m => m.ChatId)
            .Select(ofChat => new { ofChat.Key, Count = ofChat.Count() })
            .ToDictionaryAsync(ofChat => ofChat.Key, ofChat => ofChat.Count, cancel);
        var moderators = (
            await db
                .ChatMembers.Where(m => rooms.Contains(m.ChatId) && m.IsModerator && m.EndedAt == null)
                .Select(m => new { m.ChatId, m.PersonId })
                .ToListAsync(cancel)
        ).ToLookup(m => m.ChatId, m => m.PersonId);
        var classes = chats.ConvertAll(place => place.Class).OfType<ClassId>().ToList();
        var teachers = (
            await (
                from membership in db.ClassMemberships
                where classes.Contains(membership.ClassId) && membership.Role == Role.Teacher && membership.EndedAt == null
                join person in db.Colleagues() on membership.PersonId equals person.Id
                orderby person.NameKey, person.Id
                select new { membership.ClassId, person.Id }
            ).ToListAsync(cancel)
        ).ToLookup(m => m.ClassId, m => m.Id);
        var administrators = await db.HoldersAsync(Office.Administrator, now, cancel);
        return chats.ConvertAll(place => new ModeratedChat(
            place.Chat,
            [.. moderators[place.Chat]],
            members[place.Chat],
            [.. (place.Class is { } @class ? teachers[@class] : []).Union(administrators)]
        ));
    }

    /// <summary>The teachers and staff who have joined: those who may keep order in a chat.</summary>
    public static IQueryable<Person> Colleagues(this SchoolCommsDb db) =>
        db.People.Where(p =>
            p.Account != null && p.LeftAt == null && p.Roles.Any(grant => grant.Role == Role.Teacher || grant.Role == Role.Staff)
        );

    private static Task<List<PersonId>> HoldersAsync(this SchoolCommsDb db, Office office, DateTimeOffset now, CancellationToken cancel) =>
        db.AppointmentsAt(now).Where(a => a.Office == office).Select(a => a.PersonId).Distinct().ToListAsync(cancel);
}
