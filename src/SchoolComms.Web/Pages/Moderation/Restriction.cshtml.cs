using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The one page of the school that is there for whoever is restricted: what was decided, and the form to contest it.</summary>
public sealed class RestrictionModel(MyRestriction mine, ContestSanction contest, IStringLocalizer<Texts> t) : SchoolPage
{
    public OwnRestriction Own { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.NoArbitrariness) ?? Own.Sanction.Clause;

    [BindProperty]
    public AppealInput Input { get; set; } = new();

    protected override bool IsOpenToRestricted => true;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } open)
            return open;

        var made = await contest.RunAsync(Actor, new SanctionReference(Restriction: Own.Id), Input.Text, Cancel);
        if (made.IsRefused)
            return Again(made.Error);

        TempData["Done"] = t["Обжалование отправлено."].Value;
        return Redirect($"/s/{Slug}/restriction");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        Own = (await mine.RunAsync(Actor, Cancel))!;
        return Own is null ? Redirect($"/s/{Slug}") : null;
    }
}
