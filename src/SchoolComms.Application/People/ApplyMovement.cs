using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>
/// Lets a movement whose day has come take effect, with what it brings with it on that day. One at a time in a school: of two nodes the
/// second finds it done. What stands in its way is kept for the administrators to settle, and it is tried again.
/// </summary>
public sealed class ApplyMovement(SchoolCommsDb db, EditionCache editions, MovePeople move, TimeProvider time)
{
    public async Task RunAsync(DueMovement due, CancellationToken cancel)
    {
        var (school, id) = (SchoolId.From(due.SchoolId), MovementId.From(due.Id));
        db.Scope.Enter(school);
        var now = time.GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var movement = await db.Movements.SingleAsync(m => m.Id == id, cancel);
        if (!movement.IsDue(now))
            return;

        var edition = await editions.GetAsync(db, await db.EditionInForce(now).FirstAsync(cancel), cancel);
        var brought = await move.TakeEffectAsync(movement, edition, now, cancel);
        if (brought.IsRefused)
        {
            var isNews = movement.Obstacle is null;
            movement.Hinder(brought.Error, now);
            if (isNews)
                await move.RecordAsync(movement, AuditKind.MovementHindered, movement.EnteredBy, edition, now, cancel);
            else
                await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        if (!brought.IsRefused)
            move.Announce(school, brought.Value);
    }
}
