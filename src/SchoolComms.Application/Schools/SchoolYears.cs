using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Which school year it is. The calendar does not know: a year ends when the school turns it, earlier or later.</summary>
internal static class SchoolYears
{
    /// <summary>
    /// The year that runs, and is turned next: the one after the last turned, else the first that has students, else the first that has
    /// classes.
    /// </summary>
    public static async Task<int> RunningYearAsync(this SchoolCommsDb db, School school, DateTimeOffset now, CancellationToken cancel)
    {
        var first =
            from @class in db.Classes
            where @class.SchoolYear != 0
            orderby db.ClassMemberships.Any(m =>
                m.ClassId == @class.Id && m.Role == Role.Student && m.EndedAt == null
            ) descending, @class.SchoolYear
            select (int?)@class.SchoolYear;
        var years = await db
            .Schools.Where(s => s.Id == school.Id)
            .Select(s => new { Turned = db.YearRolls.Max(roll => (int?)roll.SchoolYear), First = first.FirstOrDefault() })
            .SingleAsync(cancel);
        return years.Turned + 1 ?? years.First ?? SchoolClass.YearOf(school.DateAt(now));
    }

    /// <summary>The year of new classes: that of the calendar, or a later one where the year has been turned already.</summary>
    public static async Task<int> YearOfNewClassesAsync(this SchoolCommsDb db, School school, DateTimeOffset now, CancellationToken cancel)
    {
        var turned = await db.YearRolls.MaxAsync(roll => (int?)roll.SchoolYear, cancel);
        return Math.Max(SchoolClass.YearOf(school.DateAt(now)), turned + 1 ?? 0);
    }

    /// <summary>«Учительская», the classes of a year in natural order, then those of later years.</summary>
    public static async Task<List<SchoolClass>> ClassesFromAsync(this SchoolCommsDb db, int schoolYear, CancellationToken cancel)
    {
        var classes = await db.Classes.AsNoTracking().Where(c => c.SchoolYear >= schoolYear || c.SchoolYear == 0).ToListAsync(cancel);
        return [.. classes.OrderBy(c => c.SchoolYear).ThenBy(c => c.Name)];
    }

    /// <summary>A class that people may come to: one of the year that runs, or of a later one.</summary>
    /// <returns>The class, or <see cref="NotFound"/>, <see cref="ClassIsOver"/>.</returns>
    public static async Task<Result<SchoolClass>> ClassToEnterAsync(
        this SchoolCommsDb db,
        School school,
        ClassId? id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var @class = await db.Classes.SingleOrDefaultAsync(c => c.Id == id && c.SchoolYear != 0, cancel);
        if (@class is null)
            return new NotFound(nameof(SchoolClass));

        return @class.SchoolYear < await db.RunningYearAsync(school, now, cancel) ? new ClassIsOver(@class.Name) : @class;
    }
}

/// <summary>The year of the class has been turned: nobody comes to it any more.</summary>
public sealed record ClassIsOver(ClassName Name) : Error(ErrorKind.Conflict);
