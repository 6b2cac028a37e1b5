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
public sealed class DecideModel(OpenCase open, MemberReminders reminders, DecideOnMessage decide, IStringLocalizer<Texts> t) : SchoolPage
{
    public CaseView View { get; private set; } = null!;

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    /// <summary>What the author alone was reminded of in this chat.</summary>
    public IReadOnlyList<ReminderLine> Reminders { get; private set; } = [];

    public bool MaySanction => !View.MaySanction.IsRefused && !View.ViolationRecorded;

    /// <summary>The regulation knows blocks: by the ladder, or by the director's decision.</summary>
    public bool MayProposeBlock =>
        Actor.Edition.Regulation is var regulation && (regulation.Contains(Rule.LadderBlock) || regulation.Contains(Rule.DirectorBlock));

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid message)
    {
        if (await OpenAsync(chat, message) is { } refused)
            return refused;

        Input.Remove = View.Message.Removal is null;
        Input.Consequence = MaySanction ? Consequence.Violation : Consequence.Nothing;
        Input.Rule = View.OpenReports.Select(report => (Rule?)report.Rule).FirstOrDefault();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid message)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, message) ?? Again();

        var text = ReminderTemplates.Or(Input.Reminder, Input.Rule, t);
        var decision = new Decision(Input.Rule, Input.Remove!.Value, Input.Consequence!.Value, text, Input.OnReports);
        var decided = await decide.RunAsync(Actor, new ChatId(chat), new MessageId(message), decision, Cancel);
        if (decided.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(decided.Error);
        if (decided.IsRefused)
            return await OpenAsync(chat, message) ?? Again(decided.Error);

        if (decision.Consequence == Consequence.ProposedBlock)
            return await OpenAsync(chat, message) ?? Redirect($"/s/{Slug}/moderation/{chat}/members/{View.Message.AuthorId.Value}");

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
            (true, Consequence.PersonalReminder) => t["Сообщение удалено, автору отправлено напоминание"],
            (true, _) => t["Сообщение удалено"],
            (_, Consequence.Violation) => t["Нарушение записано"],
            (_, Consequence.PersonalReminder) => t["Автору отправлено напоминание"],
            (_, Consequence.Nothing) => t["Сообщение остаётся, жалобы закрыты"],
            _ => t["В чате стоит напоминание"],
        };

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid message)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new MessageId(message), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        var given = await reminders.RunAsync(Actor, new ChatId(chat), View.Message.AuthorId, Cancel);
        Reminders = given.IsRefused ? [] : given.Value;
        return null;
    }

    public sealed record DecisionInput
    {
        public Rule? Rule { get; set; }
        public bool? Remove { get; set; }
        public Consequence? Consequence { get; set; }
        public string? Reminder { get; set; }

        /// <summary>Reports stood open when the form was shown.</summary>
        public bool OnReports { get; set; }

        internal bool LeavesAll => OnReports && Remove == false && Consequence == Application.Moderation.Consequence.Nothing;
    }

    public sealed class DecisionValidator : AbstractValidator<DecisionInput>
    {
        public DecisionValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().When(input => !input.LeavesAll).WithMessage(t["Выберите правило, которое нарушено."]);
            RuleFor(input => input.Remove).NotNull().WithMessage(t["Выберите, что будет с сообщением."]);
            RuleFor(input => input.Consequence).NotNull().WithMessage(t["Выберите, что будет с автором."]);
            RuleFor(input => input.Consequence)
                .NotEqual(Application.Moderation.Consequence.Nothing)
                .When(input => input.Remove == false && !input.OnReports)
                .WithMessage(t["Решать нечего: сообщение остаётся, и автору ничего не будет. Выберите что-нибудь одно."]);
            RuleFor(input => input.Reminder)
                .MaximumLength(Message.MaxText)
                .WithMessage(t["Напоминание длиннее {0} знаков.", Message.MaxText]);
        }
    }
}
