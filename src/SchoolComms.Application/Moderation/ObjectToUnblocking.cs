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
/// A member of the chat objects to an early unblocking (S1 4.6). The petitioner's row is locked, as it is for the unblocking: an
/// objection comes either before it, and stops it, or after it, and is refused.
/// </summary>
public sealed class ObjectToUnblocking(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, ApologyId id, string? reason, CancellationToken cancel)
    {
        var room = await ChatRoom.LoadForAsync(SchoolAction.ObjectToUnblocking, db, editions, actor, chatId, time.GetUtcNow(), cancel);
        if (room.IsRefused)
            return room.Error;
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.ChatId == chatId && a.Id == id, cancel);
        if (apology is null)
            return new NotFound(nameof(Apology));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockMemberAsync(chatId, apology.PersonId, cancel);
        var now = time.GetUtcNow();
        var made = UnblockingRule.Object(
            apology,
            await db.Blocks.SingleAsync(b => b.Id == apology.BlockId, cancel),
            actor.Person,
            room.Value.Blocked,
            await db.Objections.AnyAsync(o => o.ApologyId == id && o.PersonId == actor.Person, cancel),
            reason,
            actor.Edition,
            now
        );
        if (made.IsRefused)
            return made.Error;

        db.Add(made.Value);
        var details = new { Chat = room.Value.Chat.Name, Member = (await db.NameAsync(apology.PersonId, cancel)).Full };
        await db.SaveAndRecordAsync(actor, AuditKind.Objected, details, actor.Edition.Cite(Rule.EarlyUnblocking), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
