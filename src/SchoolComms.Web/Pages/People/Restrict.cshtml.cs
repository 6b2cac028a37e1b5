using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Pages.Moderation;

namespace SchoolComms.Web.Pages.People;

/// <summary>The director, or an official authorised for it, restricts somebody's access to the portal: says what will happen, and does it.</summary>
public sealed class RestrictModel(OpenRestriction open, RestrictAccess restrict, IStringLocalizer<Texts> t) : SchoolPage
{
    public RestrictionForm Form { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.RestrictAccess));

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        return Form.May.Error is { } hindrance ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again(Form.May.Error);

        var restricted = await restrict.RunAsync(Actor, new PersonId(id), Input.ToDecision(), Cancel);
        if (restricted.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (restricted.IsRefused)
            return Again(restricted.Error);

        var until = Moment.Say(restricted.Value.Until, Actor.School.Zone, Now, t);
        TempData["Done"] = t["{0}: доступ ограничен до {1}.", Form.Name.Full, until].Value;
        return Redirect($"/s/{Slug}/moderation/restrictions");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }
}
