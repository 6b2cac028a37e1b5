using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Allows an exception: which rule, from when till when, why.</summary>
public sealed class NewExceptionModel(LiftableRules rules, AllowException allow) : SchoolPage
{
    public ExceptionForm Form { get; private set; } = null!;

    [BindProperty]
    public ExceptionInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat)
    {
        if (await OpenAsync(chat) is { } refused)
            return refused;

        var local = TimeZoneInfo.ConvertTime(Now, Actor.School.Zone).DateTime;
        Input.From = local.Date.AddHours(local.Hour).AddMinutes(local.Minute);
        Input.Until = local.Date.AddDays(1);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid chat)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat) ?? Again();

        var (rule, from, reason) = (Input.Rule!.Value, Input.From!.Value, Input.Reason!);
        var input = Input.AllDay ? NewException.AllDay(rule, from, reason) : new NewException(rule, from, Input.Until!.Value, reason);
        var allowed = await allow.RunAsync(Actor, new ChatId(chat), input, Cancel);
        if (allowed.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(allowed.Error);
        if (allowed.IsRefused)
            return await OpenAsync(chat) ?? Again(allowed.Error);

        return Redirect($"/s/{Slug}/chats/{chat}");
    }

    private async Task<IActionResult?> OpenAsync(Guid chat)
    {
        var opened = await rules.RunAsync(Actor, new ChatId(chat), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Form = opened.Value;
        return null;
    }

    public sealed record ExceptionInput
    {
        public Rule? Rule { get; set; }
        public DateTime? From { get; set; }
        public DateTime? Until { get; set; }

        /// <summary>The whole day of <see cref="From"/>.</summary>
        public bool AllDay { get; set; }
        public string? Reason { get; set; }
    }

    public sealed class ExceptionValidator : AbstractValidator<ExceptionInput>
    {
        public ExceptionValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Rule).NotNull().WithMessage(t["Выберите правило."]);
            RuleFor(input => input.From).NotNull().WithMessage(t["Укажите, с какого времени."]);
            RuleFor(input => input.Until).NotNull().When(input => !input.AllDay).WithMessage(t["Укажите, до какого времени."]);
            RuleFor(input => input.Reason)
                .NotEmpty()
                .WithMessage(t["Напишите причину: её увидят все в чате."])
                .MaximumLength(RuleException.MaxReason)
                .WithMessage(t["Причина длиннее {0} знаков.", RuleException.MaxReason]);
        }
    }
}
