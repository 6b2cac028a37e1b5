namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>
/// Which days people may write on (S2 pp. 6, 8: working weekdays). Immutable. The school's own days lie over the state's published
/// year; a year that is not published yet has its weekends, its statutory holidays and their shortened eves.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<int, CalendarYear> years;
    private readonly SchoolDays school;
    private readonly HashSet<DateOnly> schoolWorkingDays;

    private WorkingCalendar(Dictionary<int, CalendarYear> years, SchoolDays school)
    {
        this.years = years;
        this.school = school;
        schoolWorkingDays = [.. school.WorkingDays];
    }

    /// <summary>The state's calendar with the years that come with the product, for a five-day week.</summary>
    public static WorkingCalendar State { get; } = new(PublishedYears.All.ToDictionary(year => year.Year), SchoolDays.AsTheState);

    /// <summary>The same calendar with one more published year; a year that is already there is replaced.</summary>
    public WorkingCalendar With(CalendarYear year) => new(new(years) { [year.Year] = year }, school);

    /// <summary>The same state calendar under a school's own days, instead of those it had.</summary>
    public WorkingCalendar With(SchoolDays days) => new(years, days);

    /// <summary>Whether the state's calendar of the year is known; if not, the administrator is told and can add it.</summary>
    public bool IsPublished(int year) => years.ContainsKey(year);

    public bool IsWorking(DateOnly day) => KindOf(day) is DayKind.Working or DayKind.Shortened;

    /// <summary>The school's break that the day lies in; null where there is none.</summary>
    public SchoolBreak? BreakOn(DateOnly day) => school.Breaks.FirstOrDefault(period => period.Contains(day));

    /// <summary>What the day is: a statutory holiday always, else the school's break, else the school's working day, else what the state says.</summary>
    public DayKind KindOf(DateOnly day)
    {
        var kind = StateKindOf(day);
        if (kind == DayKind.Holiday)
        {
            return DayKind.Holiday;
        }

        if (BreakOn(day) is not null)
        {
            return DayKind.DayOff;
        }

        return kind == DayKind.DayOff && schoolWorkingDays.Contains(day) ? DayKind.Working : kind;
    }

    private DayKind StateKindOf(DateOnly day)
    {
        if (StatutoryHolidays.Contains(day))
        {
            return DayKind.Holiday;
        }

        var published = years.GetValueOrDefault(day.Year);
        if (published?.DepartureOn(day) is { } departure)
        {
            return departure;
        }

        if (day.DayOfWeek == DayOfWeek.Sunday || (day.DayOfWeek == DayOfWeek.Saturday && !school.SixDayWeek))
        {
            return DayKind.DayOff;
        }

        return published is null && StatutoryHolidays.Contains(day.AddDays(1)) ? DayKind.Shortened : DayKind.Working;
    }
}
