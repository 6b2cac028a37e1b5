using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;

namespace SchoolComms.Application.Moderation;

/// <summary>Ends an exception early, or calls one off that has not begun (RUL-9); whoever may allow one in the chat may end it.</summary>
public sealed class EndException(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, RuleExceptionId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.AllowException, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var exception = await db.RuleExceptions.SingleOrDefaultAsync(e => e.ChatId == chatId && e.Id == id, cancel);
        if (exception is null)
            return new NotFound(nameof(RuleException));

        var details = AllowException.Details(room.Value.Chat, exception);
        var ended = exception.End(actor.Person, now);
        if (ended.IsRefused)
            return ended;

        await db.SaveChangesAsync(cancel);
        var moved = await db.MoveQueueAsync(actor.Edition, now, cancel);
        var clause = (await editions.GetAsync(db, exception.EditionId, cancel)).Cite(exception.Clause);
        await db.SaveAndRecordAsync(actor, AuditKind.RuleRestored, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        moved.Announce(live, actor.School.Id);
        return Result.Done;
    }
}
