using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;

namespace SchoolComms.Application.People;

/// <summary>A waiting movement whose day has come, in whichever school.</summary>
public sealed record DueMovement(Guid SchoolId, Guid Id);

/// <summary>The waiting movements whose day has come, in all schools; a trusted function looks past the scope.</summary>
public sealed class DueMovements(SchoolCommsDb db, TimeProvider time)
{
    private const int AtOnce = 200;

    public async Task<IReadOnlyList<DueMovement>> RunAsync(CancellationToken cancel) =>
        await db
            .Database.SqlQuery<DueMovement>(
                $"""select school_id as "SchoolId", id as "Id" from movements_due({time.GetUtcNow()}, {AtOnce})"""
            )
            .ToListAsync(cancel);
}
