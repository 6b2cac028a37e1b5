using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.People;

/// <summary>Declines a request with a reason that the applicant reads (S0 4.1, S1 2.1, S3 2.1, S4 2.3).</summary>
public sealed class DeclineRequest(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, JoinRequestId id, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.LockRequestAsync(id, cancel);
        if (request is null)
            return new NotFound(nameof(JoinRequest));

        var declined = request.Decline(actor, reason, now);
        if (declined.IsRefused)
            return declined;

        var details = new
        {
            Applicant = request.Name.Full,
            request.Role,
            request.Reason,
        };
        var clause = actor.Edition.Cite(Rule.RequestsReviewed);
        await db.SaveAndRecordAsync(actor, AuditKind.RequestDeclined, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
