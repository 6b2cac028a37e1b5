using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Consents;

/// <summary>
/// Withdraws a consent: by the one whose will it is, or by a worker on their application. Other consents in force for the same
/// purpose and a place in common end with it: whichever parent gave them, a withdrawal by either stands.
/// </summary>
public sealed class WithdrawConsent(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="applicant">On whose application a worker withdraws; null where the actor withdraws for themselves.</param>
    public async Task<Result> RunAsync(Actor actor, ConsentId id, PersonId? applicant, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.Consents.Where(c => c.Id == id).Select(c => (PersonId?)c.PersonId).SingleOrDefaultAsync(cancel) is not { } person)
            return new NotFound(nameof(Consent));
        if (
            applicant is not null
            && await db.CheckConsentsAsync(actor, SchoolAction.KeepConsents, person, cancel) is { IsRefused: true } refused
        )
            return refused;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockPersonAsync(person, cancel);
        var subject = await db.ConsentSubjectAsync(actor.School, person, now, cancel);
        if (subject is null)
            return new NotFound(nameof(Person));

        var consent = subject.Earlier.Single(c => c.Id == id);
        foreach (var ending in consent.EndingWith(subject))
        {
            var withdrawn = ending.Withdraw(subject, applicant ?? actor.Person, actor.Person, reason, now);
            if (withdrawn.IsRefused)
                return withdrawn;
        }

        var details = new
        {
            Person = person.Value,
            consent.Purpose,
            Applicant = applicant?.Value,
            Reason = consent.Withdrawal!.Reason,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.ConsentWithdrawn, details, actor.ConsentClause(consent.Purpose), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
