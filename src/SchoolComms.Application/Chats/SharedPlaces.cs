using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Where people meet: classes and chats. Everybody is in the channels, and two in their own chat, so that these do not count.</summary>
internal static class SharedPlaces
{
    /// <summary>Somebody of a class: who learns, teaches or leads there, and whose child learns there.</summary>
    public sealed record ClassTie
    {
        public required PersonId PersonId { get; init; }
        public required ClassId ClassId { get; init; }
    }

    public static IQueryable<ClassTie> ClassTies(this SchoolCommsDb db, DateTimeOffset now)
    {
        var members =
            from membership in db.ClassMemberships
            where membership.EndedAt == null
            select new ClassTie { PersonId = membership.PersonId, ClassId = membership.ClassId };
        var parents =
            from link in db.Guardianships
            join child in db.ClassMemberships on link.ChildId equals child.PersonId
            where child.Role == Role.Student && child.EndedAt == null
            select new ClassTie { PersonId = link.GuardianId, ClassId = child.ClassId };
        var leaders =
            from appointment in db.AppointmentsAt(now)
            where appointment.ClassId != null
            select new ClassTie { PersonId = appointment.PersonId, ClassId = appointment.ClassId!.Value };
        return members.Concat(parents).Concat(leaders);
    }

    /// <summary>The classes that somebody is of.</summary>
    public static IQueryable<ClassId> ClassesOf(this SchoolCommsDb db, PersonId person, DateTimeOffset now) =>
        db.ClassTies(now).Where(tie => tie.PersonId == person).Select(tie => tie.ClassId);

    /// <summary>The chats in which somebody meets others.</summary>
    public static IQueryable<ChatId> MeetingChatsOf(this SchoolCommsDb db, PersonId person) =>
        from member in db.ChatMembers
        where member.PersonId == person && member.EndedAt == null
        join chat in db.Chats on member.ChatId equals chat.Id
        where chat.Kind != ChatKind.Direct && !Chat.Channels.Contains(chat.Kind)
        select chat.Id;

    /// <summary>The people on the portal who share a class or a chat with somebody.</summary>
    public static IQueryable<Person> PeopleWhoMeet(this SchoolCommsDb db, PersonId person, DateTimeOffset now)
    {
        var classes = db.ClassesOf(person, now);
        var chats = db.MeetingChatsOf(person);
        var met = db.ClassTies(now)
            .Where(tie => classes.Contains(tie.ClassId))
            .Select(tie => tie.PersonId)
            .Union(db.ChatMembers.Where(m => m.EndedAt == null && chats.Contains(m.ChatId)).Select(m => m.PersonId));
        return db.People.Where(p => p.Account != null && p.LeftAt == null && p.Id != person && met.Contains(p.Id));
    }

    /// <summary>Somebody as the one to whom the actor writes; null where there is no such person.</summary>
    /// <param name="chat">The chat of the two; null where there is none yet.</param>
    public static async Task<Counterpart?> CounterpartAsync(
        this SchoolCommsDb db,
        Actor actor,
        PersonId other,
        ChatId? chat,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var met = db.PeopleWhoMeet(actor.Person, now);
        var found = await db
            .People.Where(p => p.Id == other)
            .Select(p => new
            {
                p.Name,
                HasJoined = p.Account != null && p.LeftAt == null,
                Roles = p.Roles.Select(grant => grant.Role).ToList(),
                Meets = met.Any(one => one.Id == other),
                Departure = db
                    .ChatMembers.Where(m => m.ChatId == chat && m.PersonId == other && m.EndedAt != null)
                    .Select(m => m.Departure)
                    .FirstOrDefault(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancel);
        return found is null
            ? null
            : new Counterpart(other, found.Name, found.Roles, found.HasJoined, found.Meets) { Departure = found.Departure };
    }
}
