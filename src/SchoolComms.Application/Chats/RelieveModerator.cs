using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>
/// Relieves a moderator of a chat (CHT-7). Who belongs to the chat otherwise stays in it; anybody else leaves. One change of a
/// chat's moderators at a time: two who relieve each other leave one behind.
/// </summary>
public sealed class RelieveModerator(SchoolCommsDb db, ClassChatMembers members, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId id, PersonId moderator, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockChatAsync(id, cancel);
        var chat = await db.Chats.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (chat is null)
            return new NotFound(nameof(Chat));

        var moderators = await db.ModeratorsOf(id).ToListAsync(cancel);
        var right = ModeratorRule.MayRelieve(actor, chat, moderator, await ClassTeacherAsync(chat, now, cancel), moderators);
        if (right.IsRefused)
            return right.Error;

        var member = (await db.LockMemberAsync(id, moderator, cancel))!;
        member.HandOver(await BelongsAsAsync(chat, member, cancel), now);
        var details = new { Chat = id.Value, Person = moderator.Value };
        await db.SaveAndRecordAsync(actor, AuditKind.ModeratorRelieved, details, right.Value, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, id);
        return Result.Done;
    }

    private async Task<PersonId?> ClassTeacherAsync(Chat chat, DateTimeOffset now, CancellationToken cancel) =>
        await db.AppointmentsAt(now)
            .Where(a => a.Office == Office.ClassTeacher && a.ClassId != null && a.ClassId == chat.ClassId)
            .Select(a => (PersonId?)a.PersonId)
            .FirstOrDefaultAsync(cancel);

    // A class's own chats are filled from the class; in the others a worker stays where workers are.
    private async Task<Role?> BelongsAsAsync(Chat chat, ChatMember member, CancellationToken cancel)
    {
        if (!chat.FollowsClass)
            return ChatRule.GoesOnAs(chat.Kind, [member.Role]);

        var expected = await members.ExpectedAsync(chat.ClassId!.Value, chat.Kind, cancel);
        return expected.Contains(member.PersonId) ? ClassChats.MembersOf(chat.Kind) : null;
    }
}
