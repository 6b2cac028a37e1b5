using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>
/// The members of a class's chats come from the class by themselves (CHT-1). Only people who have joined the portal are
/// in chats; somebody who left a chat of their own will is not put back.
/// </summary>
public sealed class ClassChatMembers(SchoolCommsDb db)
{
    /// <summary>Puts one person, who has just joined in a role, into the chats where people of that role belong.</summary>
    public async Task EnterAsync(Person person, Role role, ChatId? chat, DateTimeOffset now, CancellationToken cancel)
    {
        var classes = await ClassesOfAsync(person.Id, role, cancel);
        await db.ShareClassesAsync(classes, cancel);
        var kinds = ClassChats.Expected.Where(kind => ClassChats.MembersOf(kind) == role).ToList();
        var open = await db
            .Chats.Where(c =>
                (c.ClassId != null && classes.Contains(c.ClassId.Value) && kinds.Contains(c.Kind))
                || c.Id == chat
                || c.Kind == ChatKind.SchoolChannel
                || (c.Kind == ChatKind.StaffChannel && (role == Role.Teacher || role == Role.Staff))
            )
            .ToListAsync(cancel);
        var ids = open.ConvertAll(c => c.Id);
        var present = await db
            .ChatMembers.Where(m => m.PersonId == person.Id && ids.Contains(m.ChatId))
            .ToDictionaryAsync(m => m.ChatId, cancel);

        foreach (var room in open)
        {
            if (present.TryGetValue(room.Id, out var member))
                member.Return(role, now, ofOwnWill: room.Id == chat);
            else
                db.Add(ChatMember.Enter(room, person.Id, role, moderator: false, now));
        }

        if (role == Role.Teacher)
            await TakeChargeAsync(person, now, cancel);
    }

    /// <summary>Makes a class teacher who has joined a member and moderator of the chats of the classes that they lead.</summary>
    public async Task TakeChargeAsync(Person person, DateTimeOffset now, CancellationToken cancel)
    {
        if (!person.HasJoined)
            return;

        await db.SaveChangesAsync(cancel);
        var led = await db.AppointmentsAt(now)
            .Where(a => a.PersonId == person.Id && a.Office == Office.ClassTeacher)
            .Select(a => a.ClassId!.Value)
            .ToListAsync(cancel);
        await db.ShareClassesAsync(led, cancel);
        var rooms = db.Chats.Where(c => c.ClassId != null && led.Contains(c.ClassId.Value));
        foreach (var (room, member) in await RoomsAsync(rooms, person.Id, cancel))
        {
            if (member is null)
                db.Add(ChatMember.Enter(room, person.Id, Role.Teacher, moderator: true, now));
            else
                member.TakeCharge(Role.Teacher, now);
        }
    }

    /// <summary>Somebody who no longer leads or teaches in a class leaves its chats, but for those where they belong as somebody else.</summary>
    /// <returns>The chats that they have left.</returns>
    public async Task<IReadOnlyList<Chat>> HandOverAsync(PersonId person, ClassId @class, DateTimeOffset now, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await db.ShareClassesAsync([@class], cancel);
        var left = new List<Chat>();
        foreach (var (room, member) in await RoomsAsync(db.Chats.Where(c => c.ClassId == @class), person, cancel))
        {
            if (member is not { IsPresent: true })
                continue;

            var expected = await ExpectedAsync(@class, room.Kind, cancel);
            member.HandOver(expected.Contains(person) ? ClassChats.MembersOf(room.Kind) : null, now);
            if (!member.IsPresent)
                left.Add(room);
        }

        return left;
    }

    private async Task<IEnumerable<(Chat Room, ChatMember? Member)>> RoomsAsync(
        IQueryable<Chat> chats,
        PersonId person,
        CancellationToken cancel
    )
    {
        var rooms = await chats.Where(c => ClassChats.Expected.Contains(c.Kind)).ToListAsync(cancel);
        var ids = rooms.ConvertAll(c => c.Id);
        var present = await db
            .ChatMembers.Where(m => m.PersonId == person && ids.Contains(m.ChatId))
            .ToDictionaryAsync(m => m.ChatId, cancel);
        return rooms.Select(room => (room, present.GetValueOrDefault(room.Id)));
    }

    /// <summary>The people of a class who belong to its new chat of this kind.</summary>
    public async Task<IReadOnlyList<PersonId>> ExpectedAsync(ClassId @class, ChatKind kind, CancellationToken cancel)
    {
        if (ClassChats.MembersOf(kind) is not { } role)
            return [];

        var inClass = db.ClassMemberships.Where(m => m.ClassId == @class && m.Role == role && m.EndedAt == null).Select(m => m.PersonId);
        var guardians =
            from student in db.ClassMemberships
            where student.ClassId == @class && student.Role == Role.Student && student.EndedAt == null && role == Role.Parent
            join link in db.Guardianships on student.PersonId equals link.ChildId
            select link.GuardianId;
        return await db
            .People.Where(p => p.Account != null && p.LeftAt == null && p.Roles.Any(grant => grant.Role == role))
            .Where(p => inClass.Contains(p.Id) || guardians.Contains(p.Id))
            .Select(p => p.Id)
            .ToListAsync(cancel);
    }

    private async Task<List<ClassId>> ClassesOfAsync(PersonId person, Role role, CancellationToken cancel)
    {
        var own = db.ClassMemberships.Where(m => m.PersonId == person && m.Role == role && m.EndedAt == null).Select(m => m.ClassId);
        var childrens =
            from link in db.Guardianships
            where link.GuardianId == person && role == Role.Parent
            join child in db.ClassMemberships on link.ChildId equals child.PersonId
            where child.Role == Role.Student && child.EndedAt == null
            select child.ClassId;
        return await own.Union(childrens).ToListAsync(cancel);
    }
}
