using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Appoints one more administrator by an order.</summary>
public sealed class AppointModel(ColleaguesToAppoint colleagues, AppointAdministrator appoint, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public AppointmentInput Input { get; set; } = new();

    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    /// <summary>What this person asks for waits for somebody's agreement.</summary>
    public bool Waits => AdministratorRule.WaitsForAgreement(Actor, default);

    public async Task<IActionResult> OnGetAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.AppointAdministrator, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        Colleagues = await colleagues.RunAsync(Actor, administratorsToo: false, Cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Permissions.Check(Actor, SchoolAction.AppointAdministrator, Target.School).Error is { } refused)
            return Refused(refused);

        var (order, term) = this.TakeOrder(Input, Actor.School.DateAt(Now));
        Colleagues = await colleagues.RunAsync(Actor, administratorsToo: false, Cancel);
        if (!ModelState.IsValid)
            return Again();

        var done = await appoint.RunAsync(Actor, new PersonId(Input.Person!.Value), order!, term!, Cancel);
        if (done.IsRefused)
            return done.Error.Kind == Domain.Common.ErrorKind.Conflict ? Again(done.Error) : Refused(done.Error);

        TempData["Done"] = done.Value is null
            ? t["Администратор назначен."].Value
            : t["Назначение записано и ждёт согласия. До него прав администратора нет."].Value;
        return Redirect($"/s/{Slug}/school");
    }
}
