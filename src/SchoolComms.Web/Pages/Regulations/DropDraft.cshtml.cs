using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Gives the draft up, having shown what goes with it.</summary>
public sealed class DropDraftModel(ReadDraft read, DropDraft drop, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public int Version { get; set; }

    public DraftView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        Version = View.Draft.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var dropped = await drop.RunAsync(Actor, Version, Cancel);
        if (dropped.Error is DraftChanged changed)
            return await OpenAsync() ?? Again(changed);
        if (dropped.IsRefused)
            return Refused(dropped.Error);

        TempData["Done"] = t["От проекта отказались. Он остался в журнале."].Value;
        return Redirect($"/s/{Slug}/regulation");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.DraftRegulation, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused || opened.Value is null)
            return Refused(opened.Error ?? new DraftClosed());

        View = opened.Value;
        return null;
    }
}
