using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>A page on which the administrator changes the school's calendar; what has moved is told on the calendar.</summary>
public abstract class CalendarChangePage(ChangeCalendar change, IStringLocalizer<Texts> t) : SchoolPage
{
    public string CalendarHref => $"/s/{Slug}/regulation/calendar";

    /// <summary>The form, for whoever may change the calendar.</summary>
    protected IActionResult Open() => Unpermitted() ?? Page();

    /// <summary>The form again with what its fields lack, for whoever may change the calendar.</summary>
    protected IActionResult Unfinished() => Unpermitted() ?? Again();

    /// <param name="asked">The change, or why what was typed is none.</param>
    /// <param name="year">The year that the calendar shows then.</param>
    protected async Task<IActionResult> ChangeAsync(Result<CalendarChange> asked, int? year)
    {
        var changed = asked.IsRefused ? asked.Error : await change.RunAsync(Actor, asked.Value, Cancel);
        if (changed.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } refused)
            return Refused(refused);
        if (changed.IsRefused)
            return Again(changed.Error);

        TempData["Done"] =
            changed.Value == 0
                ? t["Календарь изменён."].Value
                : t[
                    "Календарь изменён. На новое время перенесено: {0}.",
                    t.Count(changed.Value, "ждущее сообщение|ждущих сообщения|ждущих сообщений")
                ].Value;
        return Redirect($"{CalendarHref}?year={year}");
    }

    private IActionResult? Unpermitted() =>
        Permissions.Check(Actor, SchoolAction.KeepCalendar, Target.School).Error is { } refused ? Refused(refused) : null;
}
