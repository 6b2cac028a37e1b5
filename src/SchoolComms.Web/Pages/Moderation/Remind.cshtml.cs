using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Reminds the whole chat, or one member of it, without a message that gave the occasion.</summary>
public sealed class RemindModel(OpenMember open, Remind remindChat, RemindMember remindMember, IStringLocalizer<Texts> t) : SchoolPage
{
    public AddressedForm Form { get; private set; } = null!;

    [BindProperty]
    public ReminderInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid? person) => await OpenAsync(chat, person) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid? person)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, person) ?? Again();

        var text = ReminderTemplates.Or(Input.Text, Input.Rule, t);
        var reminded = person is { } member
            ? await remindMember.RunAsync(Actor, new ChatId(chat), new PersonId(member), Input.Rule!.Value, text, Cancel)
            : await remindChat.RunAsync(Actor, new ChatId(chat), Input.Rule!.Value, text, Cancel);
        if (reminded.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(reminded.Error);
        if (reminded.IsRefused)
            return await OpenAsync(chat, person) ?? Again(reminded.Error);

        TempData["Done"] = person is null
            ? t["В чате стоит напоминание."].Value
            : t["Напоминание отправлено: его увидит один человек."].Value;
        return Redirect($"/s/{Slug}/moderation");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid? person)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), person is { } id ? new PersonId(id) : null, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record ReminderInput
    {
        public Rule? Rule { get; set; }
        public string? Text { get; set; }
    }

    public sealed class ReminderValidator : AbstractValidator<ReminderInput>
    {
        public ReminderValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().WithMessage(t["Выберите правило."]);
            RuleFor(input => input.Text).MaximumLength(Message.MaxText).WithMessage(t["Напоминание длиннее {0} знаков.", Message.MaxText]);
        }
    }
}
