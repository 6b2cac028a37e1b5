using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>A member confirms the Rules of the edition in force: after a new edition, or where an office came before joining (INV-6).</summary>
public sealed class AcknowledgeRules(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.RulesAcknowledged)
            return Result.Done;

        var now = time.GetUtcNow();
        var person = await db.People.SingleAsync(p => p.Id == actor.Person, cancel);
        db.Add(Acknowledgement.Of(person, actor.Edition, now));
        try
        {
            var details = new { Edition = actor.Edition.Number };
            var clause = actor.Edition.Cite(Rule.RulesAcknowledged);
            await db.SaveAndRecordAsync(actor, AuditKind.RulesAcknowledged, details, clause, now, cancel);
        }
        catch (DbUpdateException twice) when (twice.TakenKey() is not null)
        {
            // Confirmed in another window at this moment: it is confirmed.
        }

        return Result.Done;
    }
}
