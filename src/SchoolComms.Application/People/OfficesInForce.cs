using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

internal static class OfficesInForce
{
    /// <summary>Who holds which office at an instant.</summary>
    public static IQueryable<Appointment> AppointmentsAt(this SchoolCommsDb db, DateTimeOffset now) =>
        db.Appointments.Where(Appointment.InForceAt(now));

    /// <summary>The offices that somebody holds, or will hold from a day to come.</summary>
    public static IQueryable<Appointment> AppointmentsFrom(this SchoolCommsDb db, DateTimeOffset now) =>
        db.Appointments.Where(a => a.EndsAt == null || (now < a.EndsAt && a.StartsAt < a.EndsAt));
}
