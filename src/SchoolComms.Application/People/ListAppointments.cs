using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>An appointment as a line of a list.</summary>
public sealed record AppointmentLine(
    AppointmentId Id,
    PersonId PersonId,
    FullName Name,
    Office Office,
    DeputyArea? Area,
    Order Order,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt
)
{
    public bool InForce(DateTimeOffset now) => StartsAt <= now && (EndsAt is null || now < EndsAt);
}

/// <summary>Lists who manages the school by which order, now and before (SCH-2). Class teachers stand with their classes.</summary>
public sealed class ListAppointments(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<AppointmentLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School);
        if (permitted.IsRefused)
            return permitted.Error!;

        var now = time.GetUtcNow();
        var lines =
            from appointment in db.Appointments
            where Governing.Offices.Contains(appointment.Office)
            join person in db.People on appointment.PersonId equals person.Id
            orderby appointment.EndsAt != null && appointment.EndsAt <= now, appointment.Id descending
            select new AppointmentLine(
                appointment.Id,
                person.Id,
                person.Name,
                appointment.Office,
                appointment.Area,
                appointment.Order,
                appointment.StartsAt,
                appointment.EndsAt
            );
        return await lines.Take(Most).AsNoTracking().ToListAsync(cancel);
    }
}
