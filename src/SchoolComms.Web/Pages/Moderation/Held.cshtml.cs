using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A held message: the moderator lets it into the chat or declines it with a reason.</summary>
public sealed class HeldModel(OpenHeld open, DecideOnHeld decide, IStringLocalizer<Texts> t) : SchoolPage
{
    public HeldCase View { get; private set; } = null!;

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid id) => await OpenAsync(chat, id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid id)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, id) ?? Again();

        var decision = new HeldDecision(Input.LetThrough!.Value, Input.Reason);
        var decided = await decide.RunAsync(Actor, new ChatId(chat), new QueuedMessageId(id), decision, Cancel);
        if (decided.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(decided.Error);
        if (decided.IsRefused)
            return await OpenAsync(chat, id) ?? Again(decided.Error);

        TempData["Done"] = decision.LetThrough
            ? t["Сообщение пропущено в чат."].Value
            : t["Сообщение не пропущено. Автор увидит причину."].Value;
        return Redirect($"/s/{Slug}/moderation");
    }

    // What somebody else has decided meanwhile is a refusal of its own: there is nothing to open any more.
    private async Task<IActionResult?> OpenAsync(Guid chat, Guid id)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new QueuedMessageId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record DecisionInput
    {
        public bool? LetThrough { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class DecisionValidator : AbstractValidator<DecisionInput>
    {
        public DecisionValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.LetThrough).NotNull().WithMessage(t["Выберите, что будет с сообщением."]);
            RuleFor(input => input.Reason)
                .NotEmpty()
                .WithMessage(t["Напишите причину: её увидит автор."])
                .MaximumLength(QueuedMessage.MaxReason)
                .WithMessage(t["Причина длиннее {0} знаков.", QueuedMessage.MaxReason])
                .When(input => input.LetThrough == false);
        }
    }
}
