using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>A movement, and what it brought with it.</summary>
/// <param name="Brought">Null before it took effect, and for a student who went over with the class.</param>
public sealed record MovementRecord(MovementLine Line, ToldConsequences? Brought);

/// <summary>Opens a movement: what it brought with it, and whether it can still be cancelled or undone.</summary>
public sealed class ReadMovement(SchoolCommsDb db)
{
    public async Task<Result<MovementRecord>> RunAsync(Actor actor, MovementId id, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.MovePeople, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var line = await db.Lines(db.Movements.Where(m => m.Id == id)).SingleOrDefaultAsync(cancel);
        if (line is null)
            return new NotFound(nameof(Movement));

        return new MovementRecord(line, line.Movement.Brought is { } brought ? await db.TellAsync(brought, cancel) : null);
    }
}
