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
    private SchoolBreak(string name, DateOnly first, DateOnly last) => (Name, First, Last) = (name, first, last);

    /// <summary>What people call it: "осенние каникулы", "карантин".</summary>
    public string Name { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>A break of one day or more; refused when it ends before it begins.</summary>
    public static Result<SchoolBreak> Create(string name, DateOnly first, DateOnly last) =>
        last < first ? new BreakEndsBeforeItBegins(first, last) { Field = nameof(last) } : new SchoolBreak(name, first, last);

    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>The last day of a break is before its first.</summary>
public sealed record BreakEndsBeforeItBegins(DateOnly First, DateOnly Last) : Error(ErrorKind.Invalid);
