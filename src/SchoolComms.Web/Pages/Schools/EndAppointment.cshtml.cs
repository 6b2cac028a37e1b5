using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Asks before the appointment of an administrator or a deputy ends, and ends it.</summary>
public sealed class EndAppointmentModel(ListAppointments list, EndAppointment end, IStringLocalizer<Texts> t) : SchoolPage
{
    public AppointmentLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var ended = await end.RunAsync(Actor, new AppointmentId(id), Cancel);
        if (ended.IsRefused)
            return Again(ended.Error);

        TempData["Done"] = t["Назначение завершено."].Value;
        return Redirect($"/s/{Slug}/school");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var appointments = await list.RunAsync(Actor, Cancel);
        if (appointments.IsRefused)
            return Refused(appointments.Error);

        Line = appointments.Value.SingleOrDefault(line => line.Id.Value == id && line.Office is (Office.Administrator or Office.Deputy))!;
        if (Line is null)
            return Refused(new NotFound(nameof(Appointment)));

        var permitted = Permissions.Check(Actor, Appointment.ActionToEnd(Line.Office), Target.School);
        return permitted.IsRefused ? Refused(permitted.Error) : null;
    }
}
