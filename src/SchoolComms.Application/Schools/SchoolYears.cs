using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Which school year it is.</summary>
internal static class SchoolYears
{
    /// <summary>The year of new classes: that of the calendar, or a later one where the year has been turned already.</summary>
    public static async Task<int> SchoolYearAsync(this SchoolCommsDb db, School school, DateTimeOffset now, CancellationToken cancel)
    {
        var turned = await db.YearRolls.MaxAsync(roll => (int?)roll.SchoolYear, cancel);
        return Math.Max(SchoolClass.YearOf(school.DateAt(now)), turned + 1 ?? 0);
    }

    /// <summary>The year that is turned next: the one after the last turned, else the first that has students.</summary>
    public static async Task<int> YearToTurnAsync(this SchoolCommsDb db, School school, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.YearRolls.MaxAsync(roll => (int?)roll.SchoolYear, cancel) is { } turned)
            return turned + 1;

        var withStudents =
            from @class in db.Classes
            where db.ClassMemberships.Any(m => m.ClassId == @class.Id && m.Role == Role.Student && m.EndedAt == null)
            select (int?)@class.SchoolYear;
        return await withStudents.MinAsync(cancel) ?? SchoolClass.YearOf(school.DateAt(now));
    }
}
