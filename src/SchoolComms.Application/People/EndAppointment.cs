using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>Ends the appointment of an administrator, or of the deputy for IT: the rights end that instant. The last administrator stays.</summary>
public sealed class EndAppointment(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AppointmentId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var administrators = await db.HoldAsync(actor, now, cancel);
        var appointment = await db.Appointments.SingleOrDefaultAsync(
            a => a.Id == id && (a.Office == Office.Administrator || a.Area != null),
            cancel
        );
        if (appointment is null)
            return new NotFound(nameof(Appointment));
        if (
            appointment.Area is not null
            && Permissions.Check(actor, SchoolAction.AppointDeputy, Target.School) is { IsRefused: true } refused
        )
            return refused;

        var ended = appointment.End(now);
        if (ended.IsRefused)
            return ended;
        var mayGo = AdministratorRule.MayGo(administrators, actor.Edition);
        if (appointment.Office == Office.Administrator && mayGo.IsRefused)
            return mayGo;

        var name = await db.People.Where(p => p.Id == appointment.PersonId).Select(p => p.Name).SingleAsync(cancel);
        var details = new { Person = name.Full, appointment.Office };
        await db.SaveAndRecordAsync(
            actor.Person,
            AuditKind.AppointmentEnded,
            details,
            AdministratorRule.ClauseOf(actor.Edition),
            now,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
