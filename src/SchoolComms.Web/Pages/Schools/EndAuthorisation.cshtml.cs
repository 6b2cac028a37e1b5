using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Asks before an authorisation ends, and ends it.</summary>
public sealed class EndAuthorisationModel(ListAuthorisations list, EndAuthorisation end, IStringLocalizer<Texts> t) : SchoolPage
{
    public AuthorisationLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var ended = await end.RunAsync(Actor, new AuthorisationId(id), Cancel);
        if (ended.IsRefused)
            return Again(ended.Error);

        TempData["Done"] = t["Полномочия окончены."].Value;
        return Redirect($"/s/{Slug}/school");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var authorisations = await list.RunAsync(Actor, Cancel);
        if (authorisations.IsRefused)
            return Refused(authorisations.Error);

        Line = authorisations.Value.SingleOrDefault(line => line.Id.Value == id)!;
        return Line is null ? Refused(new NotFound(nameof(Authorisation))) : null;
    }
}
