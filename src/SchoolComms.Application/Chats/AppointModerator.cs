using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>Appoints one more moderator of a chat from the staff (CHT-7; S0 4.2). Who was not in the chat enters it.</summary>
public sealed class AppointModerator(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId id, PersonId candidate, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockChatAsync(id, cancel);
        var moderators = await db.ModeratorsOf(id).ToListAsync(cancel);
        var right = ModeratorRule.RightToAppoint(actor, moderators);
        if (right.IsRefused)
            return right.Error;

        var chat = await db.Chats.SingleOrDefaultAsync(c => c.Id == id && c.Kind != ChatKind.Direct, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == candidate, cancel);
        if (chat is null || person is null)
            return new NotFound(nameof(Chat));

        var clause = ModeratorRule.MayBecome(actor, person, moderators);
        if (clause.IsRefused)
            return clause.Error;

        if (await db.LockMemberAsync(id, candidate, cancel) is { } member)
            member.TakeCharge(ModeratorRule.RoleOf(person), now);
        else
            db.Add(ChatMember.Enter(chat, candidate, ModeratorRule.RoleOf(person), moderator: true, now));
        var details = new { Chat = id.Value, Person = candidate.Value };
        await db.SaveAndRecordAsync(actor, AuditKind.ModeratorAppointed, details, clause.Value, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, id);
        return Result.Done;
    }
}
