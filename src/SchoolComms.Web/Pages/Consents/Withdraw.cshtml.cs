using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>Withdrawing a consent: shows first what ends with it and which messages it touches.</summary>
public sealed class WithdrawModel(ReadConsent read, WithdrawConsent withdraw, IStringLocalizer<Texts> t) : SchoolPage
{
    public ConsentView View { get; private set; } = null!;

    [BindProperty]
    public WithdrawalInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id) => await OpenAsync(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (!View.MayWithdraw && Input.Applicant is null)
            ModelState.AddModelError("Input.Applicant", t["Отметьте, чьё это заявление."]);
        if (!ModelState.IsValid)
            return Again();

        var applicant = View.MayWithdraw ? null : (PersonId?)new PersonId(Input.Applicant!.Value);
        var withdrawn = await withdraw.RunAsync(Actor, View.Consent.Id, applicant, Input.Reason, Cancel);
        if (withdrawn.IsRefused)
            return Again(withdrawn.Error);

        TempData["Done"] =
            View.Posts.Count == 0
                ? t["Согласие отозвано."].Value
                : t["Согласие отозвано. Модераторы проверят {0}.", t.Count(View.Posts.Count, "сообщение|сообщения|сообщений")].Value;
        return Redirect(View.MayWithdraw ? $"/s/{Slug}/consents/mine" : $"/s/{Slug}/consents/people/{View.Person.Id.Value}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new ConsentId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        if (View.State is not (ConsentState.InForce or ConsentState.NotYet))
            return Refused(new ConsentEnded());
        return View.MayWithdraw || View.Deciders.Count > 0 ? null : Refused(new NotYoursToDecide(View.IsChild));
    }

    public sealed record WithdrawalInput
    {
        /// <summary>On whose application a worker withdraws it.</summary>
        public Guid? Applicant { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class WithdrawalValidator : AbstractValidator<WithdrawalInput>
    {
        public WithdrawalValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Reason)
                .MaximumLength(Consent.MaxReason)
                .WithMessage(t["Причина длиннее {0} знаков.", Consent.MaxReason]);
    }
}
