using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>Somebody asks the administrator for help (CTL-3). The asker's row is locked, so that the limit holds for two at once.</summary>
public sealed class AskForSupport(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<SupportRequestId>> RunAsync(Actor actor, string? subject, string? text, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(actor.Person, cancel);
        var open = await db.SupportRequests.CountAsync(r => r.PersonId == actor.Person && r.State != SupportState.Solved, cancel);
        var asked = SupportRequest.Ask(actor, open, subject, text, time.GetUtcNow());
        if (asked.IsRefused)
            return asked.Error;

        db.Add(asked.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return asked.Value.Id;
    }
}
