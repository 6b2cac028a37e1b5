using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Mail;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>Whether the school's record is as it was written, and whether it answers to an anchor from paper.</summary>
public sealed class VerifyModel(VerifyRecord verify, SendAnchor send, SmtpMailer mailer, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Seal { get; set; }

    [BindProperty]
    public MailInput Input { get; set; } = new();

    public RecordCheck Check { get; private set; } = null!;

    /// <summary>The anchor that was asked about; null where none was, or it cannot be read.</summary>
    public RecordAnchor? Asked { get; private set; }

    public bool MailIsSetUp => mailer.IsSetUp;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Number is not null || Seal is not null)
            Asked = Read();
        if (await CheckAsync() is { } refused)
            return refused;

        return ModelState.IsValid ? Page() : Again();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await CheckAsync() is { } refused)
            return refused;

        var to = Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        if (!ModelState.IsValid)
            return Again();

        var sent = await send.RunAsync(Actor, to!, letter => AnchorText.Write(letter, t), Cancel);
        if (sent.IsRefused)
            return Again(sent.Error);

        TempData["Done"] = t["Отпечаток отправлен: {0}", to!.Value].Value;
        return Redirect($"/s/{Slug}/audit/verify");
    }

    private RecordAnchor? Read()
    {
        var anchor = RecordAnchor.Parse(Actor.School.Id, Number, Seal);
        if (!anchor.IsRefused)
            return anchor.Value;

        AddErrorAt(anchor.Error.Field!, anchor.Error);
        return null;
    }

    private async Task<IActionResult?> CheckAsync()
    {
        var verified = await verify.RunAsync(Actor, Asked, Cancel);
        if (verified.IsRefused)
            return Refused(verified.Error);

        Check = verified.Value;
        return null;
    }

    public sealed record MailInput
    {
        public string? Email { get; set; }
    }

    public sealed class MailInputValidator : AbstractValidator<MailInput>
    {
        public MailInputValidator(IStringLocalizer<Texts> t) =>
            RuleFor(input => input.Email).MaximumLength(EmailAddress.MaxLength).WithMessage(t["Проверьте адрес почты."]);
    }
}
