using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>What refusing a status does, by name, before it is done; the reason is what the person will read.</summary>
public sealed class RefuseStatusModel(ReadStatusRefusal read, RefuseStatus refuse, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public RefusalInput Input { get; set; } = new();

    public StatusRefusal View { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.StatusVerified);

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var done = await refuse.RunAsync(Actor, new RoleVerificationId(id), Input.Reason, Cancel);
        if (done.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } gone)
            return Refused(gone);
        if (done.IsRefused)
            return await OpenAsync(id) ?? Again(done.Error);

        TempData["Done"] = t["В статусе отказано."].Value;
        return Redirect($"/s/{Slug}/people/verification");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new RoleVerificationId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return null;
    }

    public sealed record RefusalInput
    {
        public string? Reason { get; set; }
    }
}
