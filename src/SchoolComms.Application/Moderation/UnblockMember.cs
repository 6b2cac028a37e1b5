using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
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
    public async Task<Result> RunAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var opened = await OpenAsync(actor, chatId, person, cancel);
        if (opened.IsRefused)
            return opened.Error;

        var (block, offender, judge) = (opened.Value.Block, opened.Value.Offender, opened.Value.Room.Judge);
        var apology = await db.Apologies.SingleOrDefaultAsync(a => a.BlockId == block.Id, cancel);
        var objections = apology is null ? 0 : await db.Objections.CountAsync(o => o.ApologyId == apology.Id, cancel);
        var lifted = UnblockingRule.Unblock(block, offender, apology, objections, actor.Edition, judge, opened.Value.Now);
        return lifted.IsRefused ? lifted : await RecordAsync(actor, opened.Value, Rule.EarlyUnblocking, transaction, cancel);
    }

    /// <summary>By the director, or an authorised official.</summary>
    /// <param name="reason">Why; the person reads it.</param>
    public async Task<Result> PardonAsync(Actor actor, ChatId chatId, PersonId person, string? reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var opened = await OpenAsync(actor, chatId, person, cancel);
        if (opened.IsRefused)
            return opened.Error;

        var (block, offender, judge) = (opened.Value.Block, opened.Value.Offender, opened.Value.Room.Judge);
        var lifted = UnblockingRule.Pardon(block, offender, reason, actor.Edition, judge, opened.Value.Now);
        return lifted.IsRefused ? lifted : await RecordAsync(actor, opened.Value, Rule.DirectorBlock, transaction, cancel);
    }

    // The instant is taken once nobody else can change the case.
    private async Task<Result<Case>> OpenAsync(Actor actor, ChatId chatId, PersonId person, CancellationToken cancel)
    {
        var room = await CaseRoom.LoadAsync(SchoolAction.BlockByDecision, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        var member = await db.LockMemberAsync(chatId, person, cancel);
        var now = time.GetUtcNow();
        if (member is not { IsPresent: true })
            return member is null ? new NotFound(nameof(ChatMember)) : new PetitionerAbsent(actor.Edition.Cite(Rule.EarlyUnblocking));

        return await db.BlockInForceAsync(chatId, person, now, cancel) is { } block
            ? new Case(room.Value, block, await db.OffenderAsync(member, now, cancel), now)
            : new BlockHasEnded();
    }

    private async Task<Result> RecordAsync(Actor actor, Case @case, Rule rule, IDbContextTransaction transaction, CancellationToken cancel)
    {
        var details = new
        {
            Chat = @case.Room.Chat.Name,
            Member = (await db.NameAsync(@case.Block.PersonId, cancel)).Full,
            As = @case.Room.Judge.As,
            Reason = @case.Block.Lifting!.Reason,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.Unblocked, details, actor.Edition.Cite(rule), @case.Now, cancel);
        await transaction.CommitAsync(cancel);
        live.Announce(actor.School.Id, @case.Block.ChatId);
        return Result.Done;
    }

    private sealed record Case(CaseRoom Room, Block Block, Offender Offender, DateTimeOffset Now);
}
