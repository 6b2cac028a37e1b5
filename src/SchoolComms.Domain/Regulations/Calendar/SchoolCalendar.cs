using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>
/// What a school's administrator has entered about its days: years that the state published after the product, and the school's
/// own breaks, working days and week. Immutable; each change gives a new one, or a refusal with the field it is about.
/// </summary>
public sealed class SchoolCalendar
{
    /// <summary>The most breaks, and the most working days, that one calendar holds: many years of them.</summary>
    public const int MaxEntries = 300;

    private readonly Lazy<WorkingCalendar> working;

    public SchoolCalendar(IReadOnlyList<CalendarYear> years, SchoolDays days)
    {
        (Years, Days) = (years, days);
        working = new(() => Years.Aggregate(WorkingCalendar.State, (calendar, year) => calendar.With(year)).With(Days));
    }

    /// <summary>Nothing of the school's own: the years that come with the product, a five-day week.</summary>
    public static SchoolCalendar AsTheState { get; } = new([], SchoolDays.AsTheState);

    /// <summary>The years that the administrator added.</summary>
    public IReadOnlyList<CalendarYear> Years { get; }

    public SchoolDays Days { get; }

    /// <summary>The days on which people may write; put together once.</summary>
    public WorkingCalendar Working => working.Value;

    /// <summary>
    /// The years that the administrator is to add: this one always, the next from 1 October on, as the decree on moving days
    /// off is published by then. Until they are added, they have only weekends and statutory holidays.
    /// </summary>
    public IEnumerable<int> MissingYears(DateOnly today) =>
        new[] { today.Year, today.AddMonths(3).Year }.Distinct().Where(year => !Working.IsPublished(year));

    public Result<SchoolCalendar> Add(CalendarYear year) =>
        Working.IsPublished(year.Year)
            ? new YearIsKnown(year.Year) { Field = nameof(year) }
            : new SchoolCalendar([.. Years.Append(year).OrderBy(known => known.Year)], Days);

    public Result<SchoolCalendar> Add(SchoolBreak added)
    {
        if (Days.Breaks.FirstOrDefault(added.Overlaps) is { } other)
            return new BreakOverlaps(other.Name, other.First, other.Last) { Field = nameof(added.First) };
        if (Days.Breaks.Count >= MaxEntries)
            return new CalendarIsFull(MaxEntries);

        return With(Days with { Breaks = [.. Days.Breaks.Append(added).OrderBy(known => known.First)] });
    }

    /// <summary>The school works on a day that is otherwise free; a holiday stays one, and a break wins over a working day.</summary>
    public Result<SchoolCalendar> Add(DateOnly day)
    {
        if (!CalendarYear.IsInRange(day.Year))
            return new NotACalendarYear(day.Year) { Field = nameof(day) };
        if (StatutoryHolidays.Contains(day))
            return new DayIsAHoliday(day) { Field = nameof(day) };
        if (Days.Breaks.FirstOrDefault(known => known.Contains(day)) is { } other)
            return new DayIsInABreak(day, other.Name) { Field = nameof(day) };
        if (Working.IsWorking(day))
            return new DayIsWorkedAlready(day) { Field = nameof(day) };
        if (Days.WorkingDays.Count >= MaxEntries)
            return new CalendarIsFull(MaxEntries);

        return With(Days with { WorkingDays = [.. Days.WorkingDays.Append(day).Order()] });
    }

    public Result<SchoolCalendar> Remove(CalendarYear year) =>
        Years.Any(known => known.Year == year.Year)
            ? new SchoolCalendar([.. Years.Where(known => known.Year != year.Year)], Days)
            : new NotInCalendar();

    public Result<SchoolCalendar> Remove(SchoolBreak removed) =>
        Days.Breaks.Contains(removed)
            ? With(Days with { Breaks = [.. Days.Breaks.Where(known => known != removed)] })
            : new NotInCalendar();

    public Result<SchoolCalendar> Remove(DateOnly day) =>
        Days.WorkingDays.Contains(day)
            ? With(Days with { WorkingDays = [.. Days.WorkingDays.Where(known => known != day)] })
            : new NotInCalendar();

    public SchoolCalendar InSixDayWeek(bool sixDays) => With(Days with { SixDayWeek = sixDays });

    private SchoolCalendar With(SchoolDays days) => new(Years, days);
}

/// <summary>The state's calendar of this year is there already.</summary>
public sealed record YearIsKnown(int Year) : Error(ErrorKind.Invalid);

/// <summary>Two breaks cannot share a day.</summary>
public sealed record BreakOverlaps(string Name, DateOnly First, DateOnly Last) : Error(ErrorKind.Invalid);

/// <summary>A break wins over a working day: the day would stay free.</summary>
public sealed record DayIsInABreak(DateOnly Day, string Name) : Error(ErrorKind.Invalid);

/// <summary>The day is worked without being added.</summary>
public sealed record DayIsWorkedAlready(DateOnly Day) : Error(ErrorKind.Invalid);

/// <summary>The calendar holds as many entries as it may.</summary>
public sealed record CalendarIsFull(int Max) : Error(ErrorKind.Conflict);

/// <summary>The calendar has no such entry, or has no more: somebody was faster.</summary>
public sealed record NotInCalendar() : Error(ErrorKind.NotFound);
