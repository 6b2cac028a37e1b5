using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>A violation that is to be taken back.</summary>
/// <param name="EndsBlock">The member's block in force loses its ground by it.</param>
public sealed record WithdrawalForm(Chat Chat, FullName Name, SanctionFacts Sanction, Result May, bool EndsBlock);

/// <summary>Opens the page on which a violation is taken back (MOD-7).</summary>
public sealed class OpenWithdrawal(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<WithdrawalForm>> RunAsync(Actor actor, ChatId chatId, ViolationId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await CaseRoom.LoadAsync(SchoolAction.JudgeReported, db, actor, chatId, cancel);
        if (room.IsRefused)
            return room.Error;
        var violation = await db.Violations.AsNoTracking().SingleOrDefaultAsync(v => v.ChatId == chatId && v.Id == id, cancel);
        if (violation is null)
            return new NotFound(nameof(Violation));

        var member = await db.ChatMembers.SingleAsync(m => m.ChatId == chatId && m.PersonId == violation.PersonId, cancel);
        var facts = await db.FactsAsync(editions, new Contested(Violation: violation), seesRemoved: true, now, cancel);
        return new WithdrawalForm(
            room.Value.Chat,
            facts.Name,
            facts,
            violation.MayWithdraw(room.Value.Judge, await db.OffenderAsync(member, now, cancel), actor.Edition),
            await EndsBlockAsync(violation, now, cancel)
        );
    }

    private async Task<bool> EndsBlockAsync(Violation violation, DateTimeOffset now, CancellationToken cancel)
    {
        var (chat, person) = (violation.ChatId, violation.PersonId);
        if (await db.BlockInForceAsync(chat, person, now, cancel) is not { } block)
            return false;

        var violations = await db.Violations.AsNoTracking().Where(v => v.ChatId == chat && v.PersonId == person).ToListAsync(cancel);
        var blocks = await db.Blocks.AsNoTracking().Where(b => b.ChatId == chat && b.PersonId == person).ToListAsync(cancel);
        var decidedUnder = await editions.GetAsync(db, block.EditionId, cancel);
        return !BlockingRule.WouldStandWithout(violation, block, decidedUnder, violations, blocks);
    }
}
