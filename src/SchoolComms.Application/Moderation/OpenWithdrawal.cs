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
/// <param name="UndoesServed">A block that is over loses its ground by it: what it has consumed counts again.</param>
public sealed record WithdrawalForm(Chat Chat, FullName Name, SanctionFacts Sanction, Result May, bool EndsBlock, bool UndoesServed);

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
        var losing = await db.LosingGroundAsync(violation, editions, cancel);
        return new WithdrawalForm(
            room.Value.Chat,
            facts.Name,
            facts,
            violation.MayWithdraw(room.Value.Judge, await db.OffenderAsync(member, now, cancel), actor.Edition),
            losing.Any(one => one.Block.InForce(now)),
            losing.Any(one => !one.Block.InForce(now))
        );
    }
}
