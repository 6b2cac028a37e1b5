using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>Terms of a regulation in working days: "two working days" for objections, for a report, for a contest.</summary>
public static class WorkingTerm
{
    // A calendar without a working day in a year must not keep a term from ending: any day counts then.
    private const int LongestBreak = 366;

    /// <summary>
    /// The first instant after the term: the midnight after the last of its working days on the school's clock. The day from
    /// which it runs does not count, so a term of two days from Wednesday morning takes Thursday and Friday whole.
    /// </summary>
    public static DateTimeOffset End(School school, DateTimeOffset from, int workingDays)
    {
        var calendar = school.Calendar.Working;
        var day = school.DateAt(from);
        for (var counted = 0; counted < workingDays; counted++)
            day = NextWorking(day, calendar);
        return SchoolClock.EndOf(day, school.Zone);
    }

    private static DateOnly NextWorking(DateOnly after, WorkingCalendar calendar)
    {
        for (var ahead = 1; ahead <= LongestBreak; ahead++)
        {
            if (calendar.IsWorking(after.AddDays(ahead)))
                return after.AddDays(ahead);
        }

        return after.AddDays(1);
    }
}
