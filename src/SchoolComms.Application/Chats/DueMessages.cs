using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;

namespace SchoolComms.Application.Chats;

/// <summary>A waiting message whose time has come, in whichever school.</summary>
public sealed record DueMessage(Guid SchoolId, Guid Id);

/// <summary>The waiting messages whose time has come, in all schools; a trusted function looks past the scope.</summary>
public sealed class DueMessages(SchoolCommsDb db, TimeProvider time)
{
    private const int AtOnce = 200;

    public async Task<IReadOnlyList<DueMessage>> RunAsync(CancellationToken cancel) =>
        await db
            .Database.SqlQuery<DueMessage>(
                $"""select school_id as "SchoolId", id as "Id" from queued_messages_due({time.GetUtcNow()}, {AtOnce})"""
            )
            .ToListAsync(cancel);
}
