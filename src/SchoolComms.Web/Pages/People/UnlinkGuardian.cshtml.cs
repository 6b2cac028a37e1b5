using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>What unlinking a parent from a child will do, before it is done.</summary>
public sealed class UnlinkGuardianModel(UnlinkGuardian unlink, IStringLocalizer<Texts> t) : SchoolPage
{
    public GuardianLink Link { get; private set; } = null!;

    [BindProperty]
    public UnlinkInput Input { get; set; } = new();

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.LinkGuardian));

    public async Task<IActionResult> OnGetAsync(Guid id, Guid guardian) => await OpenAsync(id, guardian) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid guardian)
    {
        if (await OpenAsync(id, guardian) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again();

        var unlinked = await unlink.RunAsync(Actor, new PersonId(id), new PersonId(guardian), Input.Reason!, Cancel);
        if (unlinked.IsRefused)
            return Refused(unlinked.Error);

        TempData["Done"] = t["Связь убрана: {0}.", Link.GuardianName.Full].Value;
        return RedirectToPage("Person", new { slug = Slug, id });
    }

    private async Task<IActionResult?> OpenAsync(Guid child, Guid guardian)
    {
        var opened = await unlink.PreviewAsync(Actor, new PersonId(child), new PersonId(guardian), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Link = opened.Value;
        return null;
    }

    public sealed record UnlinkInput
    {
        public string? Reason { get; set; }
    }

    public sealed class UnlinkInputValidator : AbstractValidator<UnlinkInput>
    {
        public UnlinkInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Reason).NotEmpty().WithMessage(t["Напишите причину: она останется в журнале."]);
            RuleFor(input => input.Reason)
                .MaximumLength(Guardianship.MaxReason)
                .WithMessage(t["Причина длиннее {0} знаков.", Guardianship.MaxReason]);
        }
    }
}
