using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The director names the deputy who answers for IT, by an order.</summary>
public sealed class DeputyForItModel(ColleaguesToAppoint colleagues, AppointDeputyForIt appoint, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public AppointModel.AppointmentInput Input { get; set; } = new();

    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync() is { } refused)
            return refused;

        var order = this.Take(Order.Create(Input.Order.Number, Input.Order.Date, Actor.School.DateAt(Now)), nameof(Input.Order));
        if (!ModelState.IsValid)
            return this.Unaccepted();

        var done = await appoint.RunAsync(Actor, new PersonId(Input.Person!.Value), order!, Cancel);
        if (done.IsRefused)
            return done.Error.Kind == ErrorKind.Conflict ? Again(done.Error) : Refused(done.Error);

        TempData["Done"] = t["Заместитель по ИТ назначен."].Value;
        return Redirect($"/s/{Slug}/school");
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.AppointDeputy, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        Colleagues = await colleagues.RunAsync(Actor, administratorsToo: true, Cancel);
        return null;
    }
}
