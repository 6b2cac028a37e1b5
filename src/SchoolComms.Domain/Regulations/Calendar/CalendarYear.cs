using System.Globalization;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>
/// What the state published for one year: where it departs from weekends and statutory holidays. An administrator enters a year
/// as three lists of dates in the form "02.05, 31.12"; an empty list is an empty text.
/// </summary>
public sealed class CalendarYear
{
    /// <summary>The first and the last year that a calendar may speak of.</summary>
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    private readonly Dictionary<DateOnly, DayKind> departures = [];

    private CalendarYear(int year) => Year = year;

    public int Year { get; }

    /// <summary>The lists as they were entered, in order: "02.05 31.12".</summary>
    public string DaysOff => Listed((_, kind) => kind == DayKind.DayOff);

    public string WorkingDays => Listed((day, kind) => IsWeekend(day) && kind != DayKind.DayOff);

    public string ShortenedDays => Listed((_, kind) => kind == DayKind.Shortened);

    public static bool IsInRange(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>A published year, or the first refusal with the field it is about: year, days off, working days, shortened days.</summary>
    /// <param name="year">2000 to 2100.</param>
    /// <param name="daysOff">Weekdays that are free because a day off was moved onto them.</param>
    /// <param name="workingDays">Saturdays and Sundays that are worked.</param>
    /// <param name="shortenedDays">Working days that are an hour shorter; they may stand among the working days too.</param>
    public static Result<CalendarYear> Create(int year, string daysOff, string workingDays, string shortenedDays)
    {
        if (!IsInRange(year))
        {
            return new NotACalendarYear(year) { Field = nameof(year) };
        }

        var calendar = new CalendarYear(year);
        var error =
            calendar.Add(daysOff, DayKind.DayOff, nameof(daysOff))
            ?? calendar.Add(workingDays, DayKind.Working, nameof(workingDays))
            ?? calendar.Add(shortenedDays, DayKind.Shortened, nameof(shortenedDays));
        return error is null ? calendar : error;
    }

    internal DayKind? DepartureOn(DateOnly day) => departures.TryGetValue(day, out var kind) ? kind : null;

    private Error? Add(string list, DayKind kind, string field)
    {
        foreach (var entry in list.Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact($"{entry}.{Year}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return new NotADay(entry, Year) { Field = field };
            }

            if (StatutoryHolidays.Contains(day))
            {
                return new DayIsAHoliday(day) { Field = field };
            }

            if (departures.TryGetValue(day, out var other) && (kind, other) is not (DayKind.Shortened, DayKind.Working) && kind != other)
            {
                return new DayListedTwice(day) { Field = field };
            }

            if (kind == DayKind.Shortened && IsWeekend(day) && !departures.ContainsKey(day))
            {
                return new ShortenedDayIsNotWorked(day) { Field = field };
            }

            departures[day] = kind;
        }

        return null;
    }

    private string Listed(Func<DateOnly, DayKind, bool> belongs) =>
        string.Join(
            ' ',
            departures.Where(departure => belongs(departure.Key, departure.Value)).Select(departure => departure.Key).Order().Select(Entry)
        );

    private static string Entry(DateOnly day) => day.ToString("dd.MM", CultureInfo.InvariantCulture);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>The year is outside 2000 to 2100.</summary>
public sealed record NotACalendarYear(int Year) : Error(ErrorKind.Invalid);

/// <summary>The entry is not a day of that year in the form "31.12".</summary>
public sealed record NotADay(string Entry, int Year) : Error(ErrorKind.Invalid);

/// <summary>A statutory holiday stays a holiday: it can be neither moved nor worked.</summary>
public sealed record DayIsAHoliday(DateOnly Day) : Error(ErrorKind.Invalid);

/// <summary>The day stands in two lists that contradict each other.</summary>
public sealed record DayListedTwice(DateOnly Day) : Error(ErrorKind.Invalid);

/// <summary>A weekend day can be shortened only if it is listed as a working day.</summary>
public sealed record ShortenedDayIsNotWorked(DateOnly Day) : Error(ErrorKind.Invalid);
