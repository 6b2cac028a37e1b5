using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>What the director, or an authorised official, decides.</summary>
/// <param name="Term">How long.</param>
/// <param name="Date">The day on which it ends, for a term until a date.</param>
/// <param name="Document">The paper that the decision rests on.</param>
/// <param name="Reason">What happened; the person reads it.</param>
public sealed record SanctionDecision(BlockTerm Term, DateOnly? Date, string? Document, string? Reason);

/// <summary>
/// The director, or an official authorised by the director, blocks a member in other cases than the ladder's (S1 4.5, MOD-5). The
/// member's row is locked while the case is judged.
/// </summary>
public sealed class BlockByDecision(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    public async Task<Result<Block>> RunAsync(
        Actor actor,
        ChatId chatId,
        PersonId person,
        SanctionDecision decision,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.BlockByDecision, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, person, cancel);
        if (member is not { IsPresent: true })
            return new NotFound(nameof(ChatMember));

        var @case = await db.BlockCaseAsync(chatId, await db.OffenderAsync(member, now, cancel), cancel);
        var until = decision.Term.End(decision.Date, now, actor.School.Zone);
        var (chat, judge) = (room.Value.Chat, room.Value.Judge);
        var decided = DecisionBlockRule.Block(@case, actor.Edition, judge, until, decision.Document, decision.Reason, now);
        if (decided.IsRefused)
            return decided;

        var block = decided.Value;
        db.Add(block);
        var details = new
        {
            Chat = chat.Name,
            Member = (await db.NameAsync(person, cancel)).Full,
            As = judge.As,
            block.Until,
            Paper = block.Basis!.Document,
            block.Basis.Reason,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.BlockedByDecision, details, actor.Edition.Cite(block.Clause), now, cancel);
        await transaction.CommitAsync(cancel);

        live.Announce(actor.School.Id, chatId);
        return block;
    }
}
