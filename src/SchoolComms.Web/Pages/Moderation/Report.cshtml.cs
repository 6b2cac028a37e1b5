using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A member reports a message and names the rule.</summary>
public sealed class ReportModel(OpenReport open, ReportMessage report, IStringLocalizer<Texts> t) : SchoolPage
{
    public ReportForm Form { get; private set; } = null!;

    [BindProperty]
    public ReportInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid message) => await OpenAsync(id, message) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid message)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(id, message) ?? Again();

        var made = await report.RunAsync(Actor, new ChatId(id), new MessageId(message), Input.Rule!.Value, Input.Note, Cancel);
        if (made.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } or MessageAlreadyRemoved or OwnMessage or ReportedAlready)
            return Refused(made.Error);
        if (made.IsRefused)
            return await OpenAsync(id, message) ?? Again(made.Error);

        TempData["Done"] = t["Жалоба отправлена. Что решат, будет видно здесь."].Value;
        return Redirect(AtAddress(id, message));
    }

    private string AtAddress(Guid chat, Guid message) => $"/s/{Slug}/chats/{chat}/messages/{message}";

    // What has become of an earlier report stands with the message.
    private async Task<IActionResult?> OpenAsync(Guid chat, Guid message)
    {
        var opened = await open.RunAsync(Actor, new ChatId(chat), new MessageId(message), Cancel);
        if (opened.Error is ReportedAlready)
            return Redirect(AtAddress(chat, message));
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record ReportInput
    {
        public Rule? Rule { get; set; }
        public string? Note { get; set; }
    }

    public sealed class ReportValidator : AbstractValidator<ReportInput>
    {
        public ReportValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().WithMessage(t["Выберите правило, которое нарушено."]);
            RuleFor(input => input.Note)
                .MaximumLength(MessageReport.MaxNote)
                .WithMessage(t["Пояснение длиннее {0} знаков.", MessageReport.MaxNote]);
        }
    }
}
