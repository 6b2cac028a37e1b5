using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// The director appoints a deputy by an order. The one who answers for IT (S3 2.1) takes the place of the one before; other
/// deputies stand beside each other.
/// </summary>
public sealed class AppointDeputy(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(
        Actor actor,
        PersonId id,
        DeputyArea? area,
        Order order,
        AppointmentTerm term,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointDeputy, Target.School);
        if (permitted.IsRefused)
            return permitted;

        // Somebody who is being dismissed at this moment is gone first, or takes this along.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        var may = DeputyRule.MayBecome(person, actor.Edition);
        if (may.IsRefused)
            return may;

        var before = await db
            .Appointments.Where(a => a.Office == Office.Deputy && a.Area == area && (a.EndsAt == null || now < a.EndsAt))
            .Where(a => area != null || a.PersonId == id)
            .ToListAsync(cancel);
        if (before.Exists(appointment => appointment.PersonId == id))
            return area is null ? new IsDeputyAlready() : new AnswersAlready();

        foreach (var appointment in before)
            appointment.EndBy(term.StartsAt(actor.School, now));
        await db.SaveChangesAsync(cancel);
        db.Add(Appointment.MakeDeputy(person, area, order, term.StartsAt(actor.School, now), term.EndsAt(actor.School)));
        var details = new
        {
            Person = person.Name.Full,
            Office = Office.Deputy,
            Order = order,
            FirstDay = term.From,
            LastDay = term.Until,
        };
        var clause = actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.AppointDeputy));
        await db.SaveAndRecordAsync(actor, AuditKind.Appointed, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
