using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Cancels a movement that waits for its day; who, when and why stay. Whoever was to arrive is not of the school.</summary>
public sealed class CancelMovement(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, MovementId id, string? reason, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var movement = await db.Movements.SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (movement is null)
            return new NotFound(nameof(Movement));

        var cancelled = movement.Cancel(actor.Person, reason, now);
        if (cancelled.IsRefused)
            return cancelled;
        if (movement.Kind == MovementKind.Arrival)
            await StrikeOffAsync(movement.PersonId, now, cancel);

        await move.RecordAsync(movement, AuditKind.MovementCancelled, actor.Person, actor.Edition, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    // So are the parents who were registered for the arrival alone.
    private async Task StrikeOffAsync(PersonId person, DateTimeOffset now, CancellationToken cancel)
    {
        var registered = await db
            .People.Include(p => p.Roles)
            .Where(p => p.Id == person || db.Guardianships.Any(link => link.ChildId == person && link.GuardianId == p.Id))
            .Where(p => p.Roles.Count == 0)
            .ToListAsync(cancel);
        foreach (var somebody in registered)
            somebody.Leave(now);
    }
}
