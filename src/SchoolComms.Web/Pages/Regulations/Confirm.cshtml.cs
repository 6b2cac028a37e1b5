using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Reading and confirming the Rules of the edition in force: what binds the person, and what is new in it.</summary>
public sealed class ConfirmModel(
    ReadRulesToConfirm read,
    ReadRulesReminder reminder,
    AcknowledgeRules acknowledge,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty]
    public Confirmation Input { get; set; } = new();

    /// <summary>Where the Rules were asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public RulesToConfirm View { get; private set; } = null!;

    public RulesReminder? Reminder { get; private set; }

    /// <summary>The clause that asks for it; null where the regulation does not.</summary>
    public Clause? Asked => Actor.Edition.Cite(Rule.RulesAcknowledged);

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Again();
        }

        var acknowledged = await acknowledge.RunAsync(Actor, Cancel);
        if (acknowledged.IsRefused)
            return Refused(acknowledged.Error);

        if (Url.IsLocalUrl(ReturnUrl))
            return LocalRedirect(ReturnUrl);

        TempData["Done"] = t["Правила подтверждены. Теперь вы можете писать в чатах."].Value;
        return RedirectToPage("/Regulations/Regulation", new { slug = Slug });
    }

    private async Task ShowAsync()
    {
        View = await read.RunAsync(Actor, Cancel);
        Reminder = await reminder.RunAsync(Actor, Cancel);
    }

    public sealed record Confirmation
    {
        public bool Confirmed { get; set; }
    }

    public sealed class ConfirmationValidator : AbstractValidator<Confirmation>
    {
        public ConfirmationValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Confirmed).Equal(true).WithMessage(t["Отметьте, что прочитали Правила."]);
    }
}
