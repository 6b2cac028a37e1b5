using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Whose status waits: the administrator confirms one or many here, and refuses one by one.</summary>
public sealed class VerificationModel(ListVerifications list, ConfirmStatuses confirm, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    [BindProperty]
    public VerificationInput Input { get; set; } = new();

    public VerificationPage Found { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.StatusVerified);

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await OpenAsync() ?? Again();

        var ids = Input.Ids.Distinct().Take(ConfirmStatuses.Most).Select(RoleVerificationId.From).ToList();
        var confirmed = await confirm.RunAsync(Actor, ids, Input.Document, Cancel);
        if (confirmed.IsRefused)
            return confirmed.Error.Kind is ErrorKind.Forbidden or ErrorKind.NotFound
                ? Refused(confirmed.Error)
                : await OpenAsync() ?? Again(confirmed.Error);

        TempData["Done"] =
            confirmed.Value == ids.Count
                ? t["Статус подтверждён: {0}.", t.Count(confirmed.Value, "человек|человека|человек")].Value
                : t["Подтверждено {0} из {1}: об остальных уже решил другой администратор.", confirmed.Value, ids.Count].Value;
        return Redirect($"/s/{Slug}/people/verification");
    }

    /// <summary>What the administrator may recognise the person by.</summary>
    public static string Known(VerificationLine line) =>
        string.Join(" · ", new[] { line.Post, line.Phone?.Display, line.Email?.Value }.Where(known => known is not null));

    private async Task<IActionResult?> OpenAsync()
    {
        var found = await list.RunAsync(Actor, After is { } after ? RoleVerificationId.From(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return null;
    }

    public sealed record VerificationInput
    {
        public Guid[] Ids { get; set; } = [];
        public string? Document { get; set; }
    }

    public sealed class VerificationValidator : AbstractValidator<VerificationInput>
    {
        public VerificationValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Ids).NotEmpty().WithMessage(t["Отметьте хотя бы одного человека."]);
            RuleFor(input => input.Document)
                .MaximumLength(RoleVerification.MaxReason)
                .WithMessage(t["Текст длиннее {0} знаков.", RoleVerification.MaxReason]);
        }
    }
}
