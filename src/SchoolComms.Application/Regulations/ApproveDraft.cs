using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The director approves the draft by an order: it becomes the next edition, in force from the day that the
/// order names, and what waits for the hours moves with it (SCH-6).</summary>
public sealed class ApproveDraft(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <param name="version">The version of the draft that the director has read.</param>
    public async Task<Result<Edition>> RunAsync(Actor actor, int version, Order order, DateOnly inForceFrom, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ApproveRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var draft = await db.LockDraftAsync(cancel);
        if (draft is null)
            return new DraftClosed();

        var newest = await db.StandingEditions().AsNoTracking().FirstAsync(cancel);
        var inForce = await editions.GetAsync(db, await db.EditionInForce(now).FirstAsync(cancel), cancel);
        var number = await db.Editions.MaxAsync(edition => edition.Number, cancel) + 1;
        var approval = new Approval(version, order, inForceFrom, actor.Person);
        var approved = draft.Approve(approval, inForce, newest, number, actor.School.Zone, now);
        if (approved.IsRefused)
            return approved.Error;

        db.Add(approved.Value);
        var moved = approved.Value.InForceFrom <= now ? await db.MoveQueueAsync(approved.Value, now, cancel) : MovedQueue.Nothing;
        var details = new
        {
            Edition = number,
            Order = order,
            From = approved.Value.InForceFrom,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.EditionApproved, details, inForce.Cite(Rule.EditionsAdopted), now, cancel);
        await transaction.CommitAsync(cancel);
        moved.Announce(live, actor.School.Id);
        return approved;
    }
}
