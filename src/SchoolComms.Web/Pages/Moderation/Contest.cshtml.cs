using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A person contests a violation, a block or a restriction of their own.</summary>
public sealed class ContestModel(OpenContest open, ContestSanction contest, IStringLocalizer<Texts> t) : SchoolPage
{
    public ContestForm Form { get; private set; } = null!;

    [FromQuery]
    public Guid? Violation { get; set; }

    [FromQuery]
    public Guid? Block { get; set; }

    [FromQuery]
    public Guid? Restriction { get; set; }

    [BindProperty]
    public AppealInput Input { get; set; } = new();

    private SanctionReference About =>
        Violation is { } violation ? new(Violation: new ViolationId(violation))
        : Block is { } block ? new(Block: new BlockId(block))
        : new(Restriction: Restriction is { } restriction ? new AccessRestrictionId(restriction) : null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        return Form.May.Error is { } hindrance ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        var made = await contest.RunAsync(Actor, About, Input.Text, Cancel);
        if (made.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (made.IsRefused)
            return Again(made.Error);

        TempData["Done"] = t["Обжалование отправлено. Директор ответит до {0}.", Moment.Say(Form.DueAt, Actor.School.Zone, Now, t)].Value;
        return Redirect($"/s/{Slug}/moderation/mine");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var opened = await open.RunAsync(Actor, About, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }
}

/// <summary>What somebody writes to the director.</summary>
public sealed record AppealInput
{
    public string? Text { get; set; }
}
