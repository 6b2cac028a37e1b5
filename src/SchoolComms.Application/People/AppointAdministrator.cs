using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Appoints one more administrator by an order, from the teachers and staff who have joined (SCH-2, SCH-4). Where the
/// regulation asks for it, the appointment waits for agreement, and no right begins before (SCH-5).
/// </summary>
public sealed class AppointAdministrator(SchoolCommsDb db, TimeProvider time)
{
    /// <returns>The nomination that waits for agreement; null where the appointment counts at once.</returns>
    public async Task<Result<NominationId?>> RunAsync(
        Actor actor,
        PersonId candidate,
        Order order,
        AppointmentTerm term,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School);
        if (permitted.IsRefused)
            return permitted.Error!;

        // Somebody who is being dismissed at this moment is gone first, or takes this along.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var administrators = await db.HoldAdministratorsAsync(now, cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == candidate, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var may = AdministratorRule.MayBecome(person, administrators, actor.Edition);
        if (may.IsRefused)
            return may.Error!;

        var clause = AdministratorRule.ClauseOf(actor.Edition);
        if (await db.Nominations.AnyAsync(n => n.PersonId == candidate && n.State == NominationState.Waiting, cancel))
            return new AlreadyNominated(clause);

        var (startsAt, endsAt) = (term.StartsAt(actor.School, now), term.EndsAt(actor.School));
        var waits = AdministratorRule.WaitsForAgreement(actor, candidate)
            ? Nomination.Make(person, actor, order, term, clause!, now)
            : null;
        db.Add(waits ?? (object)Appointment.Make(person, Office.Administrator, null, order, startsAt, endsAt));
        var details = new
        {
            Person = person.Name.Full,
            Office = Office.Administrator,
            Order = order,
            FirstDay = term.From,
            LastDay = term.Until,
        };
        var kind = waits is null ? AuditKind.Appointed : AuditKind.Nominated;
        await db.SaveAndRecordAsync(actor, kind, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return waits?.Id;
    }
}
