using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A message to decide on: what it breaks, what happens to it, what it costs its author.</summary>
public sealed class DecideModel(OpenCase open, DecideOnMessage decide, IStringLocalizer<Texts> t) : SchoolPage
{
    public CaseView View { get; private set; } = null!;

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public bool MaySanction => !View.MaySanction.IsRefused && !View.ViolationRecorded;

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid message)
    {
        if (await OpenAsync(chat, message) is { } refused)
            return refused;

        Input.Remove = View.Message.Removal is null;
        Input.Consequence = MaySanction ? Consequence.Violation : Consequence.Nothing;
        Input.Reminder = t["Напоминаю о Правилах коммуникации: прошу их соблюдать."];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid message)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, message) ?? Again();

        var decision = new Decision(Input.Rule!.Value, Input.Remove!.Value, Input.Consequence!.Value, Input.Reminder);
        var decided = await decide.RunAsync(Actor, new ChatId(chat), new MessageId(message), decision, Cancel);
        if (decided.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(decided.Error);
        if (decided.IsRefused)
        {
            AddError(decided.Error);
            return await OpenAsync(chat, message) ?? Again(decided.Error);
        }

        TempData["Done"] = Done(decision);
        return RedirectToPage(
            new
            {
                slug = Slug,
                chat,
                message,
            }
        );
    }

    private string Done(Decision decision) =>
        (decision.Remove, decision.Consequence) switch
        {
            (true, Consequence.Violation) => t["Сообщение удалено, нарушение записано"],
            (true, Consequence.Reminder) => t["Сообщение удалено, в чате стоит напоминание"],
            (true, _) => t["Сообщение удалено"],
            (_, Consequence.Violation) => t["Нарушение записано"],
            _ => t["В чате стоит напоминание"],
        };

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid message)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new MessageId(message), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record DecisionInput
    {
        public Rule? Rule { get; set; }
        public bool? Remove { get; set; }
        public Consequence? Consequence { get; set; }
        public string? Reminder { get; set; }
    }

    public sealed class DecisionValidator : AbstractValidator<DecisionInput>
    {
        public DecisionValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().WithMessage(t["Выберите правило, которое нарушено."]);
            RuleFor(input => input.Remove).NotNull().WithMessage(t["Выберите, что будет с сообщением."]);
            RuleFor(input => input.Consequence).NotNull().WithMessage(t["Выберите, что будет с автором."]);
            RuleFor(input => input.Consequence)
                .NotEqual(Application.Moderation.Consequence.Nothing)
                .When(input => input.Remove == false)
                .WithMessage(t["Решать нечего: сообщение остаётся, и автору ничего не будет. Выберите что-нибудь одно."]);
            RuleFor(input => input.Reminder)
                .NotEmpty()
                .WithMessage(t["Напишите, о чём напомнить."])
                .MaximumLength(Message.MaxText)
                .WithMessage(t["Напоминание длиннее {0} знаков.", Message.MaxText])
                .When(input => input.Consequence == Application.Moderation.Consequence.Reminder);
        }
    }
}
