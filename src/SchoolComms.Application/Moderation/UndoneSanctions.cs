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
    /// Ends the member's block in force where the violation that has been taken back leaves it without ground. The caller holds the
    /// member's lock, so no other decision comes in between.
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
        if (await db.BlockInForceAsync(chat, person, now, cancel) is not { } block)
            return;

        var violations = await db.Violations.Where(v => v.ChatId == chat && v.PersonId == person).ToListAsync(cancel);
        var blocks = await db.Blocks.Where(b => b.ChatId == chat && b.PersonId == person).ToListAsync(cancel);
        var decidedUnder = await editions.GetAsync(db, block.EditionId, cancel);
        if (BlockingRule.StillStands(block, decidedUnder, violations, blocks))
            return;

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

    public static Task<string> ChatNameAsync(this SchoolCommsDb db, ChatId chat, CancellationToken cancel) =>
        db.Chats.Where(c => c.Id == chat).Select(c => c.Name).SingleAsync(cancel);
}
