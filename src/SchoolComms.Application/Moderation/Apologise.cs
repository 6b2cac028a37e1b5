using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// A blocked member apologises to the chat, which opens the time for objections (S1 4.6, MOD-6). The member's own row is locked:
/// of two presses of the button one is the apology.
/// </summary>
public sealed class Apologise(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result<Apology>> RunAsync(Actor actor, ChatId chatId, string? text, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockMemberAsync(chatId, actor.Person, cancel);
        var room = await ChatRoom.LoadForAsync(SchoolAction.ReadChat, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var member = room.Value.Member;
        var block = await db.BlockInForceAsync(chatId, actor.Person, now, cancel);
        var made = UnblockingRule.Apologise(
            block,
            block is not null && await db.Apologies.AnyAsync(a => a.BlockId == block.Id, cancel),
            room.Value.Chat,
            member,
            actor.AudienceAs(member.Role),
            text,
            actor.Edition,
            Circumstances.Of(actor, room.Value.Lifted),
            actor.School,
            now
        );
        if (made.IsRefused)
            return made.Error;

        var (message, apology) = made.Value;
        db.AddRange(message, apology);
        var details = new { Chat = room.Value.Chat.Name, Until = apology.ObjectionsUntil };
        await db.SaveAndRecordAsync(actor, AuditKind.Apologised, details, actor.Edition.Cite(apology.Clause), now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return apology;
    }
}
