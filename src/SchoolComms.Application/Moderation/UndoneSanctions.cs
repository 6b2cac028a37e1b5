using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What follows when a sanction is undone.</summary>
internal static class UndoneSanctions
{
    /// <summary>The member's block in the chat that is in force; null where there is none.</summary>
    public static Task<Block?> BlockInForceAsync(
        this SchoolCommsDb db,
        ChatId chat,
        PersonId person,
        DateTimeOffset now,
        CancellationToken cancel
    ) => db.Blocks.SingleOrDefaultAsync(b => b.ChatId == chat && b.PersonId == person && b.From <= now && now < b.Until, cancel);

    /// <summary>An appeal whose matter is settled otherwise is answered by that.</summary>
    public static async Task CloseAppealAsync(
        this SchoolCommsDb db,
        Expression<Func<Appeal, bool>> about,
        PersonId by,
        string answer,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (await db.Appeals.Where(about).SingleOrDefaultAsync(cancel) is { } appeal)
            appeal.CloseAsUndone(by, answer, now);
    }

    /// <summary>Saves a withdrawal with its entry, which cites what the violation was recorded under.</summary>
    public static async Task RecordWithdrawalAsync(
        this SchoolCommsDb db,
        Actor actor,
        Violation violation,
        EditionCache editions,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var edition = await editions.GetAsync(db, violation.EditionId, cancel);
        var details = new
        {
            Chat = await db.ChatNameAsync(violation.ChatId, cancel),
            Member = (await db.NameAsync(violation.PersonId, cancel)).Full,
            violation.Rule,
            violation.Withdrawal!.Reason,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.ViolationWithdrawn, details, edition.Cite(violation.Clause), now, cancel);
    }

    /// <summary>
    /// Undoes each of the member's blocks, served ones too, that the violation which has been taken back leaves without ground. The
    /// caller holds the member's lock, so no other decision comes in between.
    /// </summary>
    public static async Task UndoWithoutGroundAsync(
        this SchoolCommsDb db,
        Actor actor,
        Violation withdrawn,
        EditionCache editions,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (chat, person) = (withdrawn.ChatId, withdrawn.PersonId);
        foreach (var (block, decidedUnder) in await db.LosingGroundAsync(withdrawn, editions, cancel))
        {
            BlockingRule.UndoWithoutGround(block, actor.Person, withdrawn.Withdrawal!.Reason, now);
            await db.CloseAppealAsync(a => a.BlockId == block.Id, actor.Person, withdrawn.Withdrawal.Reason, now, cancel);
            var details = new
            {
                Chat = await db.ChatNameAsync(chat, cancel),
                Member = (await db.NameAsync(person, cancel)).Full,
                withdrawn.Withdrawal.Reason,
            };
            await db.SaveAndRecordAsync(actor, AuditKind.BlockUndone, details, decidedUnder.Cite(block.Clause), now, cancel);
        }
    }

    /// <summary>The member's blocks that have, or would have, no ground without the violation, each with the edition it was decided under.</summary>
    public static async Task<IReadOnlyList<(Block Block, Edition DecidedUnder)>> LosingGroundAsync(
        this SchoolCommsDb db,
        Violation violation,
        EditionCache editions,
        CancellationToken cancel
    )
    {
        var (chat, person) = (violation.ChatId, violation.PersonId);
        var violations = await db.Violations.Where(v => v.ChatId == chat && v.PersonId == person).ToListAsync(cancel);
        var blocks = await db.Blocks.Where(b => b.ChatId == chat && b.PersonId == person).ToListAsync(cancel);
        var decidedUnder = new Dictionary<EditionId, Edition>();
        foreach (var edition in blocks.Select(block => block.EditionId).Distinct())
            decidedUnder[edition] = await editions.GetAsync(db, edition, cancel);

        return
        [
            .. BlockingRule
                .LosingGround(violation, violations, blocks, block => decidedUnder[block.EditionId])
                .Select(block => (block, decidedUnder[block.EditionId])),
        ];
    }

    public static Task<string> ChatNameAsync(this SchoolCommsDb db, ChatId chat, CancellationToken cancel) =>
        db.Chats.Where(c => c.Id == chat).Select(c => c.Name).SingleAsync(cancel);
}
