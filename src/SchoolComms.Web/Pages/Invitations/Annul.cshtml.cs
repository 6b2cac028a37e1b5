using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>What annulling will do, by name and number, before it is done: ticked links, or all unclaimed ones of a filter.</summary>
public sealed class AnnulModel(AnnulInvites annul, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public AnnulInput Input { get; set; } = new();

    public InvitesToAnnul Preview { get; private set; } = new([], 0);

    public IReadOnlyList<InviteLine> Lines => Preview.Lines;

    public Clause? Clause => InviteRule.ClauseOnUnclaimed(Actor.Edition);

    public async Task<IActionResult> OnGetAsync(Guid[] id, bool unclaimed, InviteFilterInput filter)
    {
        var found = unclaimed
            ? await annul.PreviewAsync(Actor, filter.For(Actor.School), Cancel)
            : await annul.PreviewAsync(Actor, Ids(id), Cancel);
        return Show(found) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Show(await annul.PreviewAsync(Actor, Ids(Input.Ids), Cancel)) ?? Again();

        var annulled = await annul.RunAsync(Actor, Ids(Input.Ids), Input.Reason!, Cancel);
        if (annulled.IsRefused)
            return Refused(annulled.Error);

        var missed = Input.Ids.Length - annulled.Value;
        TempData["Done"] =
            missed == 0
                ? t["Аннулировано: {0}.", t.Count(annulled.Value, "ссылка|ссылки|ссылок")].Value
                : t["Аннулировано {0} из {1}: остальные уже не действовали.", annulled.Value, Input.Ids.Length].Value;
        return Redirect($"/s/{Slug}/invites");
    }

    private IActionResult? Show(Result<InvitesToAnnul> found)
    {
        if (found.IsRefused)
            return Refused(found.Error);

        Preview = found.Value;
        return null;
    }

    private static List<InviteId> Ids(IEnumerable<Guid> ids) => [.. ids.Select(InviteId.From).Distinct().Take(AnnulInvites.Most)];

    public sealed record AnnulInput
    {
        public Guid[] Ids { get; set; } = [];
        public string? Reason { get; set; }
    }

    public sealed class AnnulInputValidator : AbstractValidator<AnnulInput>
    {
        public AnnulInputValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Reason).NotEmpty().WithMessage(t["Напишите причину: её увидят в списке ссылок."]);
            RuleFor(input => input.Reason).MaximumLength(Invite.MaxReason).WithMessage(t["Причина длиннее {0} знаков.", Invite.MaxReason]);
        }
    }
}
