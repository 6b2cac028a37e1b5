using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The director calls an approved edition back before its day comes; it stays readable as evidence.</summary>
public sealed class WithdrawEdition(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, int number, string? reason, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.ApproveRegulation, Target.School);
        if (permitted.IsRefused)
            return permitted;

        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Number == number, cancel);
        if (edition is null)
            return new NotFound(nameof(Edition));

        var now = time.GetUtcNow();
        var withdrawn = EditionWithdrawal.Of(edition, actor.Edition, actor.Person, reason, now);
        if (withdrawn.IsRefused)
            return withdrawn.Error;

        db.Add(withdrawn.Value);
        var clause = actor.Edition.Cite(Rule.EditionsAdopted);
        try
        {
            var details = new { Edition = number, withdrawn.Value.Reason };
            await db.SaveAndRecordAsync(actor, AuditKind.EditionWithdrawn, details, clause, now, cancel);
            return Result.Done;
        }
        catch (DbUpdateException twice) when (twice.TakenKey() is not null)
        {
            return new EditionWithdrawn(clause);
        }
    }
}
