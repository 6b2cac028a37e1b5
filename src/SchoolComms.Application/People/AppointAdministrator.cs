using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Appoints one more administrator by an order, from the teachers and staff who have joined (SCH-2, SCH-4).</summary>
public sealed class AppointAdministrator(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<AppointmentId>> RunAsync(Actor actor, PersonId candidate, Order order, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School);
        if (permitted.IsRefused)
            return permitted.Error!;

        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == candidate, cancel);
        if (person is null)
            return new NotFound(nameof(Person));

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var may = AdministratorRule.MayBecome(person, await db.HoldAsync(actor, now, cancel), actor.Edition);
        if (may.IsRefused)
            return may.Error!;

        var appointment = Appointment.Make(person, Office.Administrator, null, order, now);
        db.Add(appointment);
        var details = new
        {
            Person = person.Name.Full,
            appointment.Office,
            Order = order,
        };
        await db.SaveAndRecordAsync(actor.Person, AuditKind.Appointed, details, AdministratorRule.ClauseOf(actor.Edition), now, cancel);
        await transaction.CommitAsync(cancel);
        return appointment.Id;
    }
}
