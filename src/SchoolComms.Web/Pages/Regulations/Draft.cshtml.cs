using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The draft of a new edition: what it is based on, what it changes, what is missing before it can be approved.</summary>
public sealed class DraftModel(ReadDraft read, StartDraft start, Words words, IStringLocalizer<Texts> t) : SchoolPage
{
    /// <summary>Null where no draft is open.</summary>
    public DraftView? View { get; private set; }

    public bool MayDraft => May(SchoolAction.DraftRegulation);

    public bool MayApprove => May(SchoolAction.ApproveRegulation);

    public DraftPlaces Places => new(words, Actor.School.Kind);

    /// <summary>The councils that the edition in force names, and those that were heard besides.</summary>
    public IEnumerable<(Council Council, IReadOnlyList<CouncilOpinion> Opinions, bool Required)> Councils =>
        from council in Actor.Edition.Regulation.Councils.Union(View!.Draft.Opinions.Select(opinion => opinion.Council))
        select (
            council,
            (IReadOnlyList<CouncilOpinion>)[.. View.Draft.Opinions.Where(opinion => opinion.Council == council)],
            Actor.Edition.Regulation.Councils.Contains(council)
        );

    /// <summary>The address of a part's step form.</summary>
    public string HrefOf(RegulationPart part) => $"/s/{Slug}/regulation/edit/{part.ToString().ToLower(CultureInfo.InvariantCulture)}";

    /// <summary>What the draft was started from.</summary>
    public string Origin(EditionDraft draft) =>
        draft.BasedOnPreset is { } key
            ? t["образец «{0}»", RegulationPreset.Find(key)?.Name ?? key]
            : t["редакция {0}", draft.BasedOnEdition];

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync(string? preset)
    {
        var started = await start.RunAsync(Actor, string.IsNullOrEmpty(preset) ? null : preset, Cancel);
        if (started.Error is { Kind: ErrorKind.Conflict } taken)
            return await OpenAsync() ?? Again(taken);
        if (started.IsRefused)
            return Refused(started.Error);

        TempData["Done"] = t["Проект начат. Измените в нём то, что нужно."].Value;
        return Redirect($"/s/{Slug}/regulation/edit");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }
}
