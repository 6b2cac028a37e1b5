using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What a day looks like on the calendar; each has a shape and a word of its own.</summary>
public enum DayLook
{
    Working = 1,
    Shortened,

    /// <summary>A Saturday or Sunday that is worked although the week has it free.</summary>
    WorkedWeekend,
    DayOff,
    Holiday,
    Break,
}

/// <summary>A day of the calendar.</summary>
/// <param name="Break">The name of the break that it lies in.</param>
public sealed record CalendarDay(DateOnly Date, DayLook Look, string? Break);

/// <summary>A month as weeks from Monday to Sunday; null where the day belongs to another month.</summary>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarDay?[]> Weeks);

/// <summary>A year of a school's calendar, month by month.</summary>
public sealed class CalendarDays(SchoolCalendar calendar)
{
    public IEnumerable<CalendarMonth> Year(int year) => Enumerable.Range(1, 12).Select(month => Month(new DateOnly(year, month, 1)));

    public CalendarDay Day(DateOnly date) =>
        calendar.Working.KindOf(date) switch
        {
            DayKind.Holiday => new(date, DayLook.Holiday, null),
            DayKind.DayOff when calendar.Working.BreakOn(date) is { } period => new(date, DayLook.Break, period.Name),
            DayKind.DayOff => new(date, DayLook.DayOff, null),
            _ when IsFreeWeekday(date.DayOfWeek) => new(date, DayLook.WorkedWeekend, null),
            DayKind.Shortened => new(date, DayLook.Shortened, null),
            _ => new(date, DayLook.Working, null),
        };

    private CalendarMonth Month(DateOnly first)
    {
        var before = ((int)first.DayOfWeek + 6) % 7;
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(day => Day(first.AddDays(day)));
        return new CalendarMonth(first, [.. Enumerable.Repeat<CalendarDay?>(null, before).Concat(days).Chunk(7)]);
    }

    private bool IsFreeWeekday(DayOfWeek day) => day == DayOfWeek.Sunday || (day == DayOfWeek.Saturday && !calendar.Days.SixDayWeek);
}
