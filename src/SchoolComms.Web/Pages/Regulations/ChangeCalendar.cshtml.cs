using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Asks before something is taken out of the calendar, or the week changes: what it does, and to how many waiting messages.</summary>
public sealed class ChangeCalendarModel(PreviewCalendarChange preview, ChangeCalendar change, IStringLocalizer<Texts> t)
    : CalendarChangePage(change, t)
{
    /// <summary>"break", "day", "year" or "week".</summary>
    [BindProperty(SupportsGet = true, Name = "what")]
    public string? What { get; set; }

    /// <summary>The first day of the break, the day, the year; 5 or 6 for the week.</summary>
    [BindProperty(SupportsGet = true, Name = "which")]
    public string? Which { get; set; }

    public CalendarChange Change { get; private set; } = null!;

    public CalendarEffect Effect { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync() => await OpenAsync() ?? await ChangeAsync(Change, null);

    private async Task<IActionResult?> OpenAsync()
    {
        if (Asked() is not { } asked)
            return Refused(new NotInCalendar());

        var effect = await preview.RunAsync(Actor, asked, Cancel);
        if (effect.IsRefused)
            return Refused(effect.Error);

        (Change, Effect) = (asked, effect.Value);
        return null;
    }

    private CalendarChange? Asked()
    {
        var calendar = Actor.School.Calendar;
        return What switch
        {
            "week" when Which is "5" or "6" => new CalendarChange.SetWeek(SixDays: Which == "6"),
            "break" when Day() is { } first && calendar.Days.Breaks.FirstOrDefault(period => period.First == first) is { } found =>
                new CalendarChange.RemoveBreak(found),
            "day" when Day() is { } day => new CalendarChange.RemoveWorkingDay(day),
            "year" when calendar.Years.FirstOrDefault(year => $"{year.Year}" == Which) is { } found => new CalendarChange.RemoveYear(found),
            _ => null,
        };
    }

    private DateOnly? Day() =>
        DateOnly.TryParseExact(Which, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
