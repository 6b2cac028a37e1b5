using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.People;

/// <summary>
/// Refuses a claimed status with a reason (S1 2.1, S3 2.1, S4 2.7): the role ends, and with it the places that the person had
/// by it, in one transaction. Chats that nobody else keeps in order go over to the administrator who refuses.
/// </summary>
public sealed class RefuseStatus(SchoolCommsDb db, MovePeople move, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, RoleVerificationId id, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        if (await db.LockVerificationsAsync([id], cancel) is not [var verification])
            return new NotFound(nameof(RoleVerification));

        var refused = verification.Refuse(actor, reason, now);
        if (refused.IsRefused)
            return refused;
        if (await HoldsOfficeAsync(verification.PersonId, now, cancel))
            return new HoldsOffice();

        var clause = actor.Edition.Cite(Rule.StatusVerified);
        var ended = await EndRoleAsync(actor, verification, now, cancel);
        if (ended.IsRefused)
            return ended.Error;

        var details = new
        {
            Person = verification.PersonId.Value,
            verification.Role,
            verification.Reason,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.StatusRefused, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        move.Announce(actor.School.Id, ended.Value);
        return Result.Done;
    }

    private async Task<Result<Consequences>> EndRoleAsync(
        Actor actor,
        RoleVerification verification,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        Step[] steps = [new Step.StatusRefused(verification.PersonId, verification.Role)];
        var foreseen = await move.ForeseeAsync(steps, now, cancel);
        if (foreseen.IsRefused)
            return foreseen.Error;

        var successors = foreseen.Value.Consequences.Bereft.ToDictionary(chat => chat.Chat, _ => actor.Person);
        var mandate = new Mandate(actor.Person, actor.Edition, verification.Reason!);
        return await move.CarryOutAsync(steps, successors, mandate, now, cancel);
    }

    private Task<bool> HoldsOfficeAsync(PersonId person, DateTimeOffset now, CancellationToken cancel) =>
        db.Appointments.AnyAsync(a => a.PersonId == person && (a.EndsAt == null || now < a.EndsAt), cancel);
}

/// <summary>An order has given the person an office: it ends before the status that it rests on is refused.</summary>
public sealed record HoldsOffice() : Error(ErrorKind.Conflict);
