using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>A step form that edits one part of the draft: what it shows comes from the draft, what was typed is never lost.</summary>
public abstract class DraftStep(RegulationPart part, ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>The version of the draft that the form was made on.</summary>
    [BindProperty]
    public int Version { get; set; }

    public EditionDraft Draft { get; private set; } = null!;

    public RegulationPart Part => part;

    public IEnumerable<string> Clauses => Draft.Regulation.Clauses.Keys;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        Version = Draft.Version;
        Fill(Draft.Regulation);
        AddErrors(Contradictions.Of(Draft.Regulation).Where(error => error.PartOf() == part));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var changed = Read(Draft.Regulation);
        if (changed.Error is RegulationContradicts odd)
            AddErrors(odd.At);
        if (!ModelState.IsValid)
            return Again();

        var done = await change.RunAsync(Actor, Version, part, changed.Value, Cancel);
        if (done.Error is RegulationContradicts contradicts)
        {
            AddErrors(contradicts.At);
            return Again();
        }

        if (done.IsRefused)
            return Again(done.Error);

        TempData["Done"] = t["Проект сохранён."].Value;
        return Redirect($"/s/{Slug}/regulation/edit");
    }

    /// <summary>Puts the draft's part into the form.</summary>
    protected abstract void Fill(Regulation regulation);

    /// <summary>The draft's regulation with what the form says; a refusal has its fields.</summary>
    protected abstract Result<Regulation> Read(Regulation regulation);

    private async Task<IActionResult?> OpenAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.DraftRegulation, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);
        if (opened.Value is null)
            return Refused(new DraftClosed());

        Draft = opened.Value.Draft;
        return null;
    }

    private void AddErrors(IEnumerable<Error> errors)
    {
        foreach (var error in errors)
            AddError(error);
    }
}
