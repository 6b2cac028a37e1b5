using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>What the school, or its region, lays over the state's calendar.</summary>
/// <param name="SixDayWeek">Saturdays are worked, unless they are a holiday or the state moved a day off onto them.</param>
/// <param name="Breaks">School holidays, quarantine, regional days off. They win over working days.</param>
/// <param name="WorkingDays">Days that the school works although the state does not: a Saturday for a lost Monday.</param>
public sealed record SchoolDays(bool SixDayWeek, IReadOnlyList<SchoolBreak> Breaks, IReadOnlyCollection<DateOnly> WorkingDays)
{
    /// <summary>A five-day week and nothing of the school's own.</summary>
    public static SchoolDays AsTheState { get; } = new(SixDayWeek: false, [], []);
}

/// <summary>Days off in a row, both ends included.</summary>
public sealed record SchoolBreak
{
    public const int MaxName = 60;

    /// <summary>The longest break, in days; longer than any summer. A wrong year would silence a school's chats for long.</summary>
    public const int MaxDays = 184;

    private SchoolBreak(string name, DateOnly first, DateOnly last) => (Name, First, Last) = (name, first, last);

    /// <summary>What people call it: "осенние каникулы", "карантин".</summary>
    public string Name { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>A break of one day or more; refused when it has no name, lies outside 2000 to 2100, ends before it begins or is too long.</summary>
    public static Result<SchoolBreak> Create(string name, DateOnly first, DateOnly last)
    {
        if (WrittenText.Trimmed(name, MaxName) is not { } called)
            return new BreakNameMissingOrTooLong(MaxName) { Field = nameof(name) };
        if (!CalendarYear.IsInRange(first.Year))
            return new NotACalendarYear(first.Year) { Field = nameof(first) };
        if (!CalendarYear.IsInRange(last.Year))
            return new NotACalendarYear(last.Year) { Field = nameof(last) };
        if (last < first)
            return new BreakEndsBeforeItBegins(first, last) { Field = nameof(last) };
        if (last.DayNumber - first.DayNumber >= MaxDays)
            return new BreakTooLong(MaxDays) { Field = nameof(last) };

        return new SchoolBreak(called, first, last);
    }

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    public bool Overlaps(SchoolBreak other) => First <= other.Last && other.First <= Last;
}

/// <summary>People must know what the break is called.</summary>
public sealed record BreakNameMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>The last day of a break is before its first.</summary>
public sealed record BreakEndsBeforeItBegins(DateOnly First, DateOnly Last) : Error(ErrorKind.Invalid);

/// <summary>A break longer than <see cref="SchoolBreak.MaxDays"/> days is a mistake.</summary>
public sealed record BreakTooLong(int Days) : Error(ErrorKind.Invalid);
