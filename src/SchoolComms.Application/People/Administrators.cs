using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

internal static class Administrators
{
    /// <summary>
    /// Who is administrator now, or will be from a day to come. Held until the transaction ends: the school's appointments are
    /// made and ended one after another, so that two administrators cannot remove each other.
    /// </summary>
    public static async Task<IReadOnlyList<PersonId>> HoldAdministratorsAsync(
        this SchoolCommsDb db,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await db.LockSchoolAsync(cancel);
        return await db.AppointmentsFrom(now)
            .Where(a => a.Office == Office.Administrator)
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(cancel);
    }

    /// <summary>Who is administrator by an appointment without an end date: one of them always stays.</summary>
    public static Task<List<PersonId>> LastingAdministratorsAsync(this SchoolCommsDb db, DateTimeOffset now, CancellationToken cancel) =>
        db
            .Appointments.Where(a => a.Office == Office.Administrator && a.StartsAt <= now && a.EndsAt == null)
            .Where(a => db.People.Any(p => p.Id == a.PersonId && p.LeftAt == null))
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(cancel);
}
