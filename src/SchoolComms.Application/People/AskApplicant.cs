using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.People;

/// <summary>Asks an applicant something before deciding; they read and answer it at their own address.</summary>
public sealed class AskApplicant(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, JoinRequestId id, string? question, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.LockRequestAsync(id, cancel);
        if (request is null)
            return new NotFound(nameof(JoinRequest));

        var asked = request.Ask(actor, question, now);
        if (asked.IsRefused)
            return asked;

        var details = new { Applicant = request.Name.Full, request.Role };
        await db.SaveAndRecordAsync(actor, AuditKind.RequestAsked, details, actor.Edition.Cite(Rule.RequestsReviewed), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
