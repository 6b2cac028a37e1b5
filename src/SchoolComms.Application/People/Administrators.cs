using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

internal static class Administrators
{
    /// <summary>
    /// Who is administrator now. Held until the transaction ends: the school's appointments are made and ended one after
    /// another, so that two administrators cannot remove each other.
    /// </summary>
    public static async Task<IReadOnlyList<PersonId>> HoldAsync(
        this SchoolCommsDb db,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await db.Database.ExecuteSqlAsync($"select 1 from school where school_id = {actor.School.Id.Value} for no key update", cancel);
        return await db
            .Appointments.Where(a => a.Office == Office.Administrator && a.StartsAt <= now && (a.EndsAt == null || now < a.EndsAt))
            .Select(a => a.PersonId)
            .Distinct()
            .ToListAsync(cancel);
    }
}
