using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>
/// Withdraws the appointment of an administrator or of a deputy: the rights end that instant. The last administrator without
/// an end date stays.
/// </summary>
public sealed class EndAppointment(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, AppointmentId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School);
        if (permitted.IsRefused)
            return permitted;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockSchoolAsync(cancel);
        var appointment = await db.Appointments.SingleOrDefaultAsync(
            a => a.Id == id && (a.Office == Office.Administrator || a.Office == Office.Deputy),
            cancel
        );
        if (appointment is null)
            return new NotFound(nameof(Appointment));
        if (Permissions.Check(actor, Appointment.ActionToEnd(appointment.Office), Target.School) is { IsRefused: true } refused)
            return refused;

        var lasting = await db.LastingAdministratorsAsync(now, cancel);
        if (
            appointment.Office == Office.Administrator
            && lasting.Contains(appointment.PersonId)
            && AdministratorRule.MayGo(lasting, actor.Edition) is { IsRefused: true } last
        )
            return last;

        var ended = appointment.End(now);
        if (ended.IsRefused)
            return ended;

        var name = await db.People.Where(p => p.Id == appointment.PersonId).Select(p => p.Name).SingleAsync(cancel);
        var details = new { Person = name.Full, appointment.Office };
        await db.SaveAndRecordAsync(actor, AuditKind.AppointmentEnded, details, AdministratorRule.ClauseOf(actor.Edition), now, cancel);
        await transaction.CommitAsync(cancel);
        return Result.Done;
    }
}
