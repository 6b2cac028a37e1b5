using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>
/// Creates in one step the chats that the regulation expects for a class and that are missing (CHT-1, CHT-8). Members
/// come from the class by themselves; whoever creates them, and the class teacher, keep order in them.
/// </summary>
public sealed class CreateClassChats(SchoolCommsDb db, ClassChatMembers members, TimeProvider time)
{
    /// <returns>How many were created: 0 where somebody else has just done it.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, ClassId classId, CancellationToken cancel)
    {
        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == classId, cancel);
        if (@class is null || @class.IsStaffRoom)
            return new NotFound(nameof(SchoolClass));

        var rights = ClassChats.Expected.ToDictionary(kind => kind, kind => ChatRule.RightToCreate(actor, kind, classId));
        if (rights.Values.All(right => right.IsRefused))
            return rights[ClassChats.Expected[0]].Error!;

        // One at a time in a class, and nobody enters or leaves it meanwhile: they are in its chats, or find them.
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockClassAsync(classId, cancel);
        var there = await db.Chats.Where(c => c.ClassId == classId).Select(c => c.Kind).ToListAsync(cancel);
        var missing = rights.Where(right => !right.Value.IsRefused && !there.Contains(right.Key)).ToList();
        var moderators = await ModeratorsAsync(actor, classId, now, cancel);
        var created = new List<(Chat Chat, Clause Clause)>();
        foreach (var (kind, right) in missing)
            created.Add((await AddAsync(actor, @class, kind, moderators, now, cancel), right.Value));
        foreach (var (chat, clause) in created)
            await RecordAsync(actor, chat, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return created.Count;
    }

    private async Task<Chat> AddAsync(
        Actor actor,
        SchoolClass @class,
        ChatKind kind,
        List<PersonId> moderators,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var chat = Chat.Create(@class.SchoolId, kind, ChatNames.Of(kind, actor.School.Kind, @class.Name), @class.Id, actor.Person, now);
        db.Add(chat);
        foreach (var moderator in moderators)
            db.Add(ChatMember.Enter(chat, moderator, Role.Teacher, moderator: true, now));
        foreach (var person in (await members.ExpectedAsync(@class.Id, kind, cancel)).Except(moderators))
            db.Add(ChatMember.Enter(chat, person, ClassChats.MembersOf(kind)!.Value, moderator: false, now));
        return chat;
    }

    private Task RecordAsync(Actor actor, Chat chat, Clause clause, DateTimeOffset now, CancellationToken cancel)
    {
        var details = new
        {
            Chat = chat.Id.Value,
            chat.Kind,
            Class = chat.ClassId?.Value,
            chat.Name,
        };
        return db.SaveAndRecordAsync(actor, AuditKind.ChatCreated, details, clause, now, cancel);
    }

    private async Task<List<PersonId>> ModeratorsAsync(Actor actor, ClassId @class, DateTimeOffset now, CancellationToken cancel)
    {
        var teacher = await (
            from office in db.AppointmentsAt(now)
            where office.ClassId == @class
            join person in db.People on office.PersonId equals person.Id
            where person.Account != null && person.LeftAt == null
            select person.Id
        ).ToListAsync(cancel);
        return [.. teacher.Append(actor.Person).Distinct()];
    }
}
