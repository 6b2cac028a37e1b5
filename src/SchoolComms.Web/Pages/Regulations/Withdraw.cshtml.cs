using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The director calls an approved edition back before its day, having seen which.</summary>
public sealed class WithdrawModel(ReadRegulation read, WithdrawEdition withdraw, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public int Edition { get; set; }

    [BindProperty]
    public WithdrawalInput Input { get; set; } = new();

    public EditionLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        return Line.State == EditionState.ToCome ? Page() : Refused(new EditionHasBegun(Actor.Edition.Cite(Rule.EditionsAdopted)));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var withdrawn = await withdraw.RunAsync(Actor, Edition, Input.Reason, Cancel);
        if (withdrawn.IsRefused)
            return withdrawn.Error.Kind == ErrorKind.Invalid ? Again(withdrawn.Error) : Refused(withdrawn.Error);

        TempData["Done"] = t["Редакция {0} отозвана.", Edition].Value;
        return Redirect($"/s/{Slug}/regulation");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var may = Permissions.Check(Actor, SchoolAction.ApproveRegulation, Target.School);
        if (may.IsRefused)
            return Refused(may.Error);

        var opened = await read.RunAsync(Actor, Edition, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Line = opened.Value.Line;
        return null;
    }

    public sealed record WithdrawalInput
    {
        public string? Reason { get; set; }
    }
}
