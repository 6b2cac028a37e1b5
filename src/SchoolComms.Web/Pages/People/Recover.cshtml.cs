using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Access;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Makes a link by which somebody sets a new password: says what will happen, does it, and shows the link this once.</summary>
[ResponseCache(NoStore = true)]
public sealed class RecoverModel(MakeRecovery make) : SchoolPage
{
    public RecoveryForm Form { get; private set; } = null!;

    public string? Link { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.RecoverAccess));

    [BindProperty]
    public RecoveryInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        return Form.May.Error is { } hindrance ? Again(hindrance) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var made = await make.RunAsync(Actor, new PersonId(id), new RecoveryOptions(Input.DropsSecondFactor, Input.EndsSessions), Cancel);
        if (made.IsRefused)
            return Again(made.Error);

        Link = $"{Request.Scheme}://{Request.Host}/recover/{made.Value.Code}";
        EndsAt = made.Value.EndsAt;
        return Page();
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await make.OpenAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record RecoveryInput
    {
        public bool DropsSecondFactor { get; set; }

        public bool EndsSessions { get; set; }
    }
}
