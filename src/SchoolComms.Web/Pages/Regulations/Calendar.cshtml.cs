using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The days on which people may write: a year at a glance, for everybody in the school.</summary>
public sealed class CalendarModel(IStringLocalizer<Texts> t) : SchoolPage
{
    public const int FirstYear = CalendarYear.FirstYear;
    public const int LastYear = CalendarYear.LastYear;

    public int Year { get; private set; }

    public bool MayKeep => May(SchoolAction.KeepCalendar);

    public PostingHours? Hours => Actor.Edition.Regulation.PostingHours;

    public bool IsOpen => Hours!.IsOpen(Now, Actor.School.Zone, Calendar.Working);

    public DateTimeOffset? OpensAt => Hours!.NextOpening(Now, Actor.School.Zone, Calendar.Working);

    /// <summary>The clauses that set the hours, for each of those whom they bind.</summary>
    public IEnumerable<Clause> Clauses =>
        Actor
            .Edition.Regulation.Content.Where(content => content.Rule == Rule.PostingHours)
            .Select(content => content.Clause)
            .Distinct()
            .Select(number => Actor.Edition.Cite(number)!);

    public MissingYears MissingYears => MissingYears.Of(Actor, Now);

    public CalendarDay Today => Days.Day(Actor.School.DateAt(Now));

    public IEnumerable<CalendarMonth> Months => Days.Year(Year);

    public IEnumerable<SchoolBreak> Breaks => Calendar.Days.Breaks.Where(period => period.First.Year <= Year && Year <= period.Last.Year);

    public IEnumerable<DateOnly> WorkingDays => Calendar.Days.WorkingDays.Where(day => day.Year == Year);

    /// <summary>The days of the week from Monday on, short and in full.</summary>
    public IEnumerable<(string Short, string Full)> Weekdays =>
        Enumerable
            .Range(1, 7)
            .Select(day => (DayOfWeek)(day % 7))
            .Select(day => (Format.GetAbbreviatedDayName(day), Format.GetDayName(day)));

    private SchoolCalendar Calendar => Actor.School.Calendar;

    private CalendarDays Days => new(Calendar);

    private static DateTimeFormatInfo Format => CultureInfo.CurrentCulture.DateTimeFormat;

    public IActionResult OnGet(int? year)
    {
        var permitted = Permissions.Check(Actor, SchoolAction.SeeRegulation, Target.School);
        if (permitted.IsRefused)
            return Refused(permitted.Error);

        Year = year ?? Actor.School.DateAt(Now).Year;
        return CalendarYear.IsInRange(Year) ? Page() : Refused(new NotACalendarYear(Year));
    }

    public string WordOf(CalendarDay day) => day.Break ?? WordOf(day.Look);

    public string WordOf(DayLook look) =>
        look switch
        {
            DayLook.Working => t["Рабочий день"],
            DayLook.Shortened => t["Сокращённый рабочий день"],
            DayLook.WorkedWeekend => t["Рабочий выходной"],
            DayLook.DayOff => t["Выходной"],
            DayLook.Holiday => t["Праздник"],
            _ => t["Каникулы, карантин"],
        };

    /// <summary>As printed calendars have it: a shortened day carries an asterisk.</summary>
    public static string Mark(int day, DayLook look) => look == DayLook.Shortened ? $"{day}*" : $"{day}";

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.CurrentCulture);

    public static string Lower(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];
}
