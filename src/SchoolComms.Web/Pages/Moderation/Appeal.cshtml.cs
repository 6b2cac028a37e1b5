using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>An appeal with all that it is about; the director answers it here.</summary>
public sealed class AppealModel(OpenAppeal open, AnswerAppeal answer, IStringLocalizer<Texts> t) : SchoolPage
{
    public AppealCase Case { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.NoArbitrariness) ?? Case.Sanction.Clause;

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(id) ?? Again();

        var answered = await answer.RunAsync(Actor, new AppealId(id), Input.Outcome!.Value, Input.Answer, Cancel);
        if (answered.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden } closed)
            return Refused(closed);
        if (answered.IsRefused)
            return await OpenAsync(id) ?? Again(answered.Error);

        TempData["Done"] = t["Ответ отправлен."].Value;
        return Redirect($"/s/{Slug}/moderation/appeals/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, new AppealId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Case = opened.Value;
        return null;
    }

    public sealed record AnswerInput
    {
        public AppealOutcome? Outcome { get; set; }
        public string? Answer { get; set; }
    }

    public sealed class AnswerValidator : AbstractValidator<AnswerInput>
    {
        public AnswerValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Outcome).NotNull().WithMessage(t["Выберите решение."]).IsInEnum().WithMessage(t["Выберите решение."]);
            RuleFor(input => input.Answer)
                .NotEmpty()
                .WithMessage(t["Напишите ответ: его прочитает тот, кто обжаловал."])
                .MaximumLength(Appeal.MaxText)
                .WithMessage(t["Ответ длиннее {0} знаков.", Appeal.MaxText]);
        }
    }
}
