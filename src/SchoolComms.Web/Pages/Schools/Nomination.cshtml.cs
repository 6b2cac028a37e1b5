using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>An appointment that waits for agreement: who asks, by which order and clause; whoever agrees does it here.</summary>
public sealed class NominationModel(
    ListNominations nominations,
    DecideOnNomination decide,
    WithdrawNomination withdraw,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty]
    public RefusalInput Input { get; set; } = new();

    public NominationLine Line { get; private set; } = null!;

    public static Meaning Look(NominationState state) =>
        state switch
        {
            NominationState.Waiting => Meaning.Held,
            NominationState.Agreed => Meaning.Allowed,
            NominationState.Withdrawn => Meaning.Neutral,
            _ => Meaning.Refused,
        };

    public string StateOf(NominationState state) =>
        state switch
        {
            NominationState.Waiting => t["Ждёт согласия"],
            NominationState.Agreed => t["Согласовано"],
            NominationState.Withdrawn => t["Отозвано"],
            _ => t["Отказано"],
        };

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public Task<IActionResult> OnPostAgreeAsync(Guid id) => DecideAsync(id, agrees: true);

    public Task<IActionResult> OnPostRefuseAsync(Guid id) => DecideAsync(id, agrees: false);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var withdrawn = await withdraw.RunAsync(Actor, new NominationId(id), Cancel);
        if (withdrawn.IsRefused)
            return withdrawn.Error.Kind == ErrorKind.Conflict ? Again(withdrawn.Error) : Refused(withdrawn.Error);

        TempData["Done"] = t["Представление отозвано."].Value;
        return Redirect($"/s/{Slug}/school/nominations/{id}");
    }

    private async Task<IActionResult> DecideAsync(Guid id, bool agrees)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var decided = await decide.RunAsync(Actor, new NominationId(id), agrees, Input.Reason, Cancel);
        if (decided.IsRefused)
            return decided.Error is { Field: not null } or { Kind: ErrorKind.Conflict } ? Again(decided.Error) : Refused(decided.Error);

        TempData["Done"] = agrees ? t["Администратор назначен."].Value : t["В назначении отказано."].Value;
        return Redirect($"/s/{Slug}/school/nominations/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await nominations.OneAsync(Actor, new NominationId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Line = opened.Value;
        return null;
    }

    public sealed record RefusalInput
    {
        public string? Reason { get; set; }
    }
}
