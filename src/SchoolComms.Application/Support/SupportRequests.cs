using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

internal static class SupportRequests
{
    /// <summary>Decides on a request that the actor may read, while nobody else does.</summary>
    public static async Task<Result> ChangeSupportAsync(
        this SchoolCommsDb db,
        Actor actor,
        SupportRequestId id,
        Func<SupportRequest, Result> change,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.LockSupportRequestAsync(id, cancel);
        if (request is null || !request.IsReadBy(actor))
            return new NotFound(nameof(SupportRequest));

        var changed = change(request);
        if (changed.IsRefused)
            return changed;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
