using SchoolComms.Domain.Common;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Statistics;

/// <summary>How far back a report looks.</summary>
public enum PeriodKind
{
    /// <summary>Seven days, today included.</summary>
    Week = 1,

    /// <summary>Thirty days, today included.</summary>
    Month,

    /// <summary>Since the school was set up.</summary>
    All,
}

/// <summary>Whole days of the school's calendar, from a first one up to today.</summary>
public sealed record Period
{
    /// <summary>A longer period than this is counted by month: nobody reads a thousand columns.</summary>
    public const int MostDaysOneByOne = 92;

    private readonly TimeZoneInfo zone;

    private Period(PeriodKind kind, DateOnly first, DateOnly last, TimeZoneInfo zone) =>
        (Kind, First, Last, this.zone) = (kind, first, last, zone);

    public PeriodKind Kind { get; }
    public DateOnly First { get; }
    public DateOnly Last { get; }

    /// <summary>The first instant inside.</summary>
    public DateTimeOffset From => StartOf(First);

    /// <summary>The first instant after.</summary>
    public DateTimeOffset Until => StartOf(Last.AddDays(1));

    public bool IsByMonth => Last.DayNumber - First.DayNumber >= MostDaysOneByOne;

    /// <summary>The days, or months, that the period is counted by: every one of them, in order.</summary>
    public IEnumerable<Step> Steps
    {
        get
        {
            for (var day = First; day <= Last; day = Next(day))
                yield return new Step(day, StartOf(day), StartOf(Min(Next(day), Last.AddDays(1))));
        }
    }

    public static Period Of(PeriodKind kind, School school, DateTimeOffset now)
    {
        var today = school.DateAt(now);
        var first = kind switch
        {
            PeriodKind.Week => today.AddDays(-6),
            PeriodKind.Month => today.AddDays(-29),
            _ => Min(school.DateAt(school.SetUpAt), today),
        };
        return new Period(kind, first, today, school.Zone);
    }

    private DateOnly Next(DateOnly day) => IsByMonth ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : day.AddDays(1);

    private DateTimeOffset StartOf(DateOnly day) => SchoolClock.StartOf(day, zone);

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}

/// <summary>A day or month of a period.</summary>
/// <param name="First">Its first day.</param>
/// <param name="From">The first instant inside.</param>
/// <param name="Until">The first instant after.</param>
public sealed record Step(DateOnly First, DateTimeOffset From, DateTimeOffset Until);
