using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Takes back a nomination that waits for agreement: by whoever made it.</summary>
public sealed class WithdrawNomination(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, NominationId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (nomination is null)
            return new NotFound(nameof(Nomination));

        var withdrawn = nomination.Withdraw(actor, now);
        if (withdrawn.IsRefused)
            return withdrawn;

        var name = await db.People.Where(p => p.Id == nomination.PersonId).Select(p => p.Name).SingleAsync(cancel);
        var details = new
        {
            Person = name.Full,
            Office = Office.Administrator,
            nomination.Order,
        };
        var clause = AdministratorRule.ClauseOf(actor.Edition);
        await db.SaveAndRecordAsync(actor, AuditKind.NominationWithdrawn, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
