using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>How an apology stands, as its petitioner learns it: not who objects, nor how many.</summary>
/// <param name="BlockEndsBefore">The block itself ends before the time for objections.</param>
public sealed record OwnApology(DateTimeOffset ObjectionsUntil, bool Objected, bool BlockEndsBefore);

/// <summary>A violation that a block was decided on.</summary>
public sealed record GroundFact(Rule Rule, Clause? Clause, DateTimeOffset At);

/// <summary>What a blocked reader is told: why, by whom, until when, and the two ways out.</summary>
/// <param name="Basis">What a decision rests on; null for the ladder, which rests on the violations.</param>
/// <param name="Apology">The reader's apology; null where none was made.</param>
/// <param name="MayApologise">Whether an apology is possible now.</param>
/// <param name="Contested">The director has been asked already.</param>
public sealed record BlockNotice(
    BlockId Id,
    MemberBlocked Blocked,
    FullName DecidedBy,
    Capacity DecidedAs,
    Basis? Basis,
    IReadOnlyList<GroundFact> Violations,
    OwnApology? Apology,
    Result MayApologise,
    bool Contested
);

/// <summary>The block notice of a chat. Only a blocked reader's page pays for it.</summary>
internal static class BlockNotices
{
    public static async Task<BlockNotice> NoticeAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        Block block,
        MemberBlocked blocked,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var apology = await db
            .Apologies.Where(a => a.BlockId == block.Id)
            .Select(a => new { a.ObjectionsUntil, Objected = db.Objections.Any(o => o.ApologyId == a.Id) })
            .SingleOrDefaultAsync(cancel);
        return new BlockNotice(
            block.Id,
            blocked,
            await db.NameAsync(block.DecidedBy, cancel),
            block.DecidedAs,
            block.Basis,
            await db.GroundsAsync(editions, block, cancel),
            apology is null ? null : new OwnApology(apology.ObjectionsUntil, apology.Objected, block.Until <= apology.ObjectionsUntil),
            UnblockingRule.MayApologise(block, apology is not null, actor.Edition, now),
            await db.Appeals.AnyAsync(a => a.BlockId == block.Id, cancel)
        );
    }

    /// <summary>What a block by the ladder was decided on; nothing for a block by decision.</summary>
    public static async Task<IReadOnlyList<GroundFact>> GroundsAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        Block block,
        CancellationToken cancel
    )
    {
        if (block.Ground != BlockGround.Ladder)
            return [];

        var (chat, person) = (block.ChatId, block.PersonId);
        var violations = await db.Violations.AsNoTracking().Where(v => v.ChatId == chat && v.PersonId == person).ToListAsync(cancel);
        var blocks = await db.Blocks.AsNoTracking().Where(b => b.ChatId == chat && b.PersonId == person).ToListAsync(cancel);
        var grounds = BlockingRule.GroundsOf(block, await editions.GetAsync(db, block.EditionId, cancel), violations, blocks);
        var facts = new List<GroundFact>(grounds.Count);
        foreach (var ground in grounds.OrderBy(violation => violation.CommittedAt))
        {
            var edition = await editions.GetAsync(db, ground.EditionId, cancel);
            facts.Add(new GroundFact(ground.Rule, edition.Cite(ground.Clause), ground.CommittedAt));
        }

        return facts;
    }
}
