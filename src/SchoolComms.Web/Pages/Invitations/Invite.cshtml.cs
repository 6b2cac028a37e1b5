using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Mail;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>One link: its facts, its history, its QR code, who joined by it, and the letters with it.</summary>
public sealed class InviteModel(ReadInvite read, MailInvites mail, SmtpMailer mailer, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public MailInput Input { get; set; } = new();

    public InviteView View { get; private set; } = null!;

    public string? Link => View.Code is { } code ? InviteLink.Of(Request, code) : null;

    public bool MailIsSetUp => mailer.IsSetUp;

    /// <summary>A letter that failed for good, as long as nothing came after it.</summary>
    public InviteMail? Failed => View.Letters is [.., { State: MailState.Failed } last] ? last : null;

    public bool IsMailed => View.Letters is [.., { State: MailState.Waiting }];

    public Clause? AnnulClause => InviteRule.ClauseOnUnclaimed(Actor.Edition);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        Input = new MailInput { Email = (View.SeesAddresses ? Failed?.Address ?? View.Email : null)?.Value };
        return Page();
    }

    public async Task<IActionResult> OnPostMailAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var address = Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        if (!ModelState.IsValid)
            return Again();

        var queued = await mail.ToAsync(Actor, new InviteId(id), address!, Cancel);
        if (queued.IsRefused)
            return Again(queued.Error);

        TempData["Done"] = t["Письмо уйдёт в течение минуты: {0}", address!.Value].Value;
        return Redirect($"/s/{Slug}/invites/{id}");
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new InviteId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
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
