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
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>
/// Ends a block before its term: a moderator after apologies to which nobody objected (S1 4.6, MOD-6), the director or an official
/// for a reason of their own. The member's row is locked while the case is judged.
/// </summary>
public sealed class UnblockMember(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    /// <summary>After apologies, with no objection.</summary>
    public Task<Result> RunAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel) =>
        LiftAsync(actor, chatId, person, null, UnblockAsync, cancel);

    /// <summary>By the director, or an authorised official.</summary>
    /// <param name="reason">Why; the person reads it.</param>
    public Task<Result> PardonAsync(Actor actor, ChatId chatId, PersonId person, string? reason, CancellationToken cancel) =>
        LiftAsync(
            actor,
            chatId,
            person,
            reason,
            (@case, now) => Task.FromResult(UnblockingRule.Pardon(@case.Block, @case.Offender, reason, actor.Edition, @case.Judge, now)),
            cancel
        );

    private async Task<Result> LiftAsync(
        Actor actor,
        ChatId chatId,
        PersonId person,
        string? reason,
        Func<Case, DateTimeOffset, Task<Result>> liftAsync,
        CancellationToken cancel
    )
    {
        var room = await CaseRoom.LoadAsync(SchoolAction.BlockByDecision, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, person, cancel);
        var now = time.GetUtcNow();
        if (member is not { IsPresent: true })
            return member is null ? new NotFound(nameof(ChatMember)) : new PetitionerAbsent(actor.Edition.Cite(Rule.EarlyUnblocking));
        if (await db.BlockInForceAsync(chatId, person, now, cancel) is not { } block)
            return new BlockHasEnded();

        var @case = new Case(block, await db.OffenderAsync(member, now, cancel), room.Value.Judge, actor.Edition);
        var lifted = await liftAsync(@case, now);
        if (lifted.IsRefused)
            return lifted;

        var details = new
        {
            Chat = room.Value.Chat.Name,
            Member = (await db.NameAsync(person, cancel)).Full,
            As = room.Value.Judge.As,
            Reason = block.Lifting!.Reason,
        };
        var rule = block.Lifting.Kind == LiftKind.Apology ? Rule.EarlyUnblocking : Rule.DirectorBlock;
        await db.SaveAndRecordAsync(actor, AuditKind.Unblocked, details, actor.Edition.Cite(rule), now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return Result.Done;
    }

    private async Task<Result> UnblockAsync(Case @case, DateTimeOffset now)
    {
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.BlockId == @case.Block.Id);
        var objections = apology is null ? 0 : await db.Objections.CountAsync(o => o.ApologyId == apology.Id);
        return UnblockingRule.Unblock(@case.Block, @case.Offender, apology, objections, @case.Edition, @case.Judge, now);
    }

    private sealed record Case(Block Block, Offender Offender, Judge Judge, Edition Edition);
}
