using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Agrees to an additional administrator, whose rights begin that instant, or refuses with a reason (SCH-5; S3 2.1).</summary>
public sealed class DecideOnNomination(SchoolCommsDb db, TimeProvider time)
{
    /// <param name="actor">Who decides.</param>
    /// <param name="id">The nomination.</param>
    /// <param name="agrees">Agrees; refuses otherwise.</param>
    /// <param name="reason">Why it is refused.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result> RunAsync(Actor actor, NominationId id, bool agrees, string? reason, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var administrators = await db.HoldAdministratorsAsync(now, cancel);
        var nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (nomination is null)
            return new NotFound(nameof(Nomination));

        var candidate = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == nomination.PersonId, cancel);
        var decided = agrees ? Appoint(nomination, actor, candidate, administrators, now) : nomination.Refuse(actor, reason, now);
        if (decided.IsRefused)
            return decided;

        var details = new
        {
            Person = candidate.Name.Full,
            Office = Office.Administrator,
            nomination.Order,
            FirstDay = nomination.Term.From,
            LastDay = nomination.Term.Until,
            nomination.Reason,
        };
        var kind = agrees ? AuditKind.Appointed : AuditKind.NominationRefused;
        await db.SaveAndRecordAsync(actor, kind, details, AdministratorRule.ClauseOf(actor.Edition), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }

    private Result Appoint(
        Nomination nomination,
        Actor actor,
        Person candidate,
        IReadOnlyCollection<PersonId> administrators,
        DateTimeOffset now
    )
    {
        var appointment = nomination.Agree(actor, candidate, administrators, now);
        if (appointment.IsRefused)
            return appointment.Error;

        db.Add(appointment.Value);
        return Result.Done;
    }
}
