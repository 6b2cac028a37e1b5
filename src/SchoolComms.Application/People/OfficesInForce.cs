using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

internal static class OfficesInForce
{
    /// <summary>Who holds which office at an instant.</summary>
    public static IQueryable<Appointment> AppointmentsAt(this SchoolCommsDb db, DateTimeOffset now) =>
        db.Appointments.Where(Appointment.InForceAt(now));
}
