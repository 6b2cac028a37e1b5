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

namespace SchoolComms.Application.Moderation;

/// <summary>
/// A moderator blocks a member by the sanction ladder (S1 4.5, MOD-4). The member's row is locked while the case is
/// judged: of two moderators at once, the second finds the member blocked.
/// </summary>
public sealed class BlockMember(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <summary>The block, until the end of the term.</summary>
    /// <param name="date">The day on which it ends, for a term until a date.</param>
    public async Task<Result<Block>> RunAsync(
        Actor actor,
        ChatId chatId,
        PersonId person,
        BlockTerm term,
        DateOnly? date,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadForAsync(SchoolAction.Moderate, db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var member = await db.LockMemberAsync(chatId, person, cancel);
        if (member is not { IsPresent: true })
            return new NotFound(nameof(ChatMember));

        var (zone, offender) = (actor.School.Zone, await db.OffenderAsync(member, now, cancel));
        var @case = await db.BlockCaseAsync(chatId, offender, cancel);
        var judge = Judge.Of(actor, moderates: true);
        var decided = BlockingRule.Block(@case, actor.Edition, judge, term.End(date, now, zone), now, zone);
        if (decided.IsRefused)
            return decided;

        var block = decided.Value;
        db.Add(block);
        var details = new
        {
            Chat = room.Value.Chat.Name,
            Member = (await db.NameAsync(person, cancel)).Full,
            block.Until,
            Violations = BlockingRule.Counting(actor.Edition.Regulation.Ladder!, @case.Violations, @case.Blocks, now),
        };
        await db.SaveAndRecordAsync(actor, AuditKind.Blocked, details, actor.Edition.Cite(block.Clause), now, cancel);
        await transaction.CommitAsync(cancel);

        live.Announce(actor.School.Id, chatId);
        return block;
    }
}
