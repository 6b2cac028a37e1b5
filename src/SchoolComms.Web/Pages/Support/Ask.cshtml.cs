using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Support;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Support;

/// <summary>Asks the administrator for help.</summary>
[EnableRateLimiting(RateLimits.Post)]
public sealed class AskModel(AskForSupport ask, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public QuestionInput Input { get; set; } = new();

    public Clause? Clause => Actor.Edition.Cite(Rule.SupportGiven);

    public IActionResult OnGet() =>
        Permissions.Check(Actor, SchoolAction.AskForSupport, Target.School) is { IsRefused: true } refused
            ? Refused(refused.Error)
            : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Again();

        var asked = await ask.RunAsync(Actor, Input.Subject, Input.Text, Cancel);
        if (asked.Error is { Kind: ErrorKind.Forbidden } forbidden)
            return Refused(forbidden);
        if (asked.IsRefused)
            return Again(asked.Error);

        TempData["Done"] = t["Вопрос отправлен. Ответ появится здесь и на странице «Мой день»."].Value;
        return Redirect($"/s/{Slug}/support/{asked.Value.Value}");
    }

    public sealed record QuestionInput
    {
        public string? Subject { get; set; }
        public string? Text { get; set; }
    }

    public sealed class QuestionValidator : AbstractValidator<QuestionInput>
    {
        public QuestionValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Subject)
                .NotEmpty()
                .WithMessage(t["Напишите, о чём вопрос."])
                .MaximumLength(SupportRequest.MaxSubject)
                .WithMessage(t["Тема длиннее {0} знаков: подробности напишите ниже.", SupportRequest.MaxSubject]);
            RuleFor(input => input.Text)
                .NotEmpty()
                .WithMessage(t["Опишите, что происходит."])
                .MaximumLength(SupportRequest.MaxText)
                .WithMessage(t["Текст длиннее {0} знаков.", SupportRequest.MaxText]);
        }
    }
}
