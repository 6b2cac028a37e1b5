using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.People;

/// <summary>Confirms the status of one or many people: what waited for it is theirs from this instant (S1 2.1, S3 2.1, S4 2.7).</summary>
public sealed class ConfirmStatuses(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The most that are confirmed at once: a page of the queue.</summary>
    public const int Most = ListVerifications.PageSize;

    /// <param name="document">What was looked at, such as the order of employment; may stay empty.</param>
    /// <returns>How many were confirmed; those whom somebody else decided on meanwhile are left out.</returns>
    public async Task<Result<int>> RunAsync(
        Actor actor,
        IReadOnlyCollection<RoleVerificationId> ids,
        string? document,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        if (Permissions.Check(actor, SchoolAction.VerifyStatus, Target.School) is { IsRefused: true } refused)
            return refused.Error!;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claims = await db.LockVerificationsAsync(ids, cancel);
        if (claims.Count == 0)
            return new NotFound(nameof(RoleVerification));

        var confirmed = new List<RoleVerification>();
        foreach (var verification in claims)
        {
            var done = verification.Confirm(actor, document, now);
            if (done.IsRefused && done.Error is not StatusDecided)
                return done.Error;
            if (!done.IsRefused)
                confirmed.Add(verification);
        }

        if (confirmed.Count == 0)
            return new StatusDecided(claims[0].State);

        var details = new
        {
            Person = confirmed.Select(one => one.PersonId.Value),
            Role = confirmed.Select(one => one.Role).Distinct(),
            Reason = confirmed[0].Reason,
        };
        var clause = actor.Edition.Cite(Rule.StatusVerified);
        await db.SaveAndRecordAsync(actor, AuditKind.StatusConfirmed, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return confirmed.Count;
    }
}
