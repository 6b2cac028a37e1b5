using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The director appoints a deputy by an order: one of several, or the one who answers for IT.</summary>
public sealed class DeputyModel(ColleaguesToAppoint colleagues, AppointDeputy appoint, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public AppointmentInput Input { get; set; } = new();

    [FromRoute]
    public string Office { get; set; } = "";

    public bool ForIt => Office == "deputy-for-it";

    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.AppointDeputy));

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ShowAsync() is { } refused)
            return refused;

        var (order, term) = this.TakeOrder(Input, Actor.School.DateAt(Now));
        if (!ModelState.IsValid)
            return Again();

        DeputyArea? area = ForIt ? DeputyArea.InformationTechnology : null;
        var done = await appoint.RunAsync(Actor, new PersonId(Input.Person!.Value), area, order!, term!, Cancel);
        if (done.IsRefused)
            return done.Error.Kind == ErrorKind.Conflict ? Again(done.Error) : Refused(done.Error);

        TempData["Done"] = ForIt ? t["Заместитель по ИТ назначен."].Value : t["Заместитель директора назначен."].Value;
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
