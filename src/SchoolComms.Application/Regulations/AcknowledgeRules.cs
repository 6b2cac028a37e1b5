using Microsoft.EntityFrameworkCore;
using Npgsql;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>A member confirms the Rules of the edition in force (S1 4.3, S2 4); a new edition asks again.</summary>
public sealed class AcknowledgeRules(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>Confirms once; confirming again, in another window too, changes nothing and records nothing.</summary>
    public async Task<Result> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.RulesAcknowledged)
            return Result.Done;

        var now = time.GetUtcNow();
        var person = await db.People.SingleAsync(p => p.Id == actor.Person, cancel);
        db.Add(Acknowledgement.Of(person, actor.Edition, now));
        try
        {
            await db.SaveAndRecordAsync(
                actor.Person,
                AuditKind.RulesAcknowledged,
                new { Edition = actor.Edition.Number },
                actor.Edition.Cite(Rule.RulesAcknowledged),
                now,
                cancel
            );
        }
        catch (DbUpdateException conflict)
            when (conflict.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Result.Done;
        }

        return Result.Done;
    }
}
