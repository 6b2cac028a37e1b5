using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Asks before a restriction of access ends early, and ends it with a reason.</summary>
public sealed class EndRestrictionModel(OpenRestriction open, EndRestriction end, IStringLocalizer<Texts> t) : SchoolPage
{
    public RestrictionLine Line { get; private set; } = null!;

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid person) => await OpenAsync(person) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid person)
    {
        if (await OpenAsync(person) is { } refused)
            return refused;

        var ended = await end.RunAsync(Actor, Line.Id, Input.Reason, Cancel);
        if (ended.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (ended.IsRefused)
            return Again(ended.Error);

        TempData["Done"] = t["{0}: доступ возвращён.", Line.Name.Full].Value;
        return Redirect($"/s/{Slug}/moderation/restrictions");
    }

    private async Task<IActionResult?> OpenAsync(Guid person)
    {
        var opened = await open.RunAsync(Actor, new PersonId(person), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Line = opened.Value.Current!;
        return Line is null ? Refused(new RestrictionHasEnded()) : null;
    }

    public sealed record ReasonInput
    {
        public string? Reason { get; set; }
    }
}
