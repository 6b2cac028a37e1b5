using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// Whoever may judge in the chat takes a violation back, with a reason (MOD-7). A block that was decided on it and has lost its
/// ground ends with it; an appeal about it has its answer.
/// </summary>
public sealed class WithdrawViolation(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, ViolationId id, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;
        var person = await db.Violations.Where(v => v.ChatId == chatId && v.Id == id).Select(v => v.PersonId).ToListAsync(cancel);
        if (person is not [var offender])
            return new NotFound(nameof(Violation));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = (await db.LockMemberAsync(chatId, offender, cancel))!;
        var violation = await db.Violations.SingleAsync(v => v.Id == id, cancel);
        var against = await db.OffenderAsync(member, now, cancel);
        var withdrawn = violation.Withdraw(room.Value.Judge, against, reason, actor.Edition, now);
        if (withdrawn.IsRefused)
            return withdrawn;

        var why = violation.Withdrawal!.Reason;
        await db.CloseAppealAsync(a => a.ViolationId == id, actor.Person, why, now, cancel);
        await db.RecordWithdrawalAsync(actor, violation, editions, now, cancel);
        await db.UndoWithoutGroundAsync(actor, violation, editions, now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }
}
