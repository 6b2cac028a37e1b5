using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>Entering a consent that was signed on paper.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[TypeFilter<MessageUploadLimit>]
public sealed class NewPaperModel(PersonConsents read, EnterPaperConsent enter, IStringLocalizer<Texts> t) : SchoolPage
{
    public PersonConsentsView View { get; private set; } = null!;

    [BindProperty]
    public PaperInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        Input.From = View.Subject.Today;
        Input.Signer = View.Deciders.Count == 1 ? View.Deciders[0].Id.Value : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;
        if (!ModelState.IsValid)
            return Again();

        var entered = await enter.RunAsync(Actor, View.Subject.Person.Id, await PaperAsync(), Cancel);
        if (entered.IsRefused)
            return Again(entered.Error);

        TempData["Done"] = t["Согласие внесено в реестр."].Value;
        return Redirect($"/s/{Slug}/consents/people/{id}");
    }

    private async Task<PaperConsent> PaperAsync()
    {
        var scan = Input.Scan is { } file ? (file.FileName, await Uploads.ReadAsync(file, Cancel)) : ((string, byte[])?)null;
        return new PaperConsent(
            new PersonId(Input.Signer!.Value),
            Input.Terms(View.Subject.Today),
            new ConsentDocument(Input.Number!.Trim(), Input.Date!.Value),
            scan
        );
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return View is { MayKeep: true, Deciders.Count: > 0 } ? null : Refused(new NotYoursToDecide(View.Subject.IsChild));
    }

    public sealed record PaperInput : TermsInput
    {
        public Guid? Signer { get; set; }
        public string? Number { get; set; }
        public DateOnly? Date { get; set; }
        public IFormFile? Scan { get; set; }
    }

    public sealed class PaperValidator : AbstractValidator<PaperInput>
    {
        public PaperValidator(IStringLocalizer<Texts> t)
        {
            Include(new TermsValidator(t));
            RuleFor(input => input.Signer).NotNull().WithMessage(t["Отметьте, кто подписал."]);
            RuleFor(input => input.From).NotNull().WithMessage(t["Укажите, с какого дня."]);
            RuleFor(input => input.Number)
                .NotEmpty()
                .WithMessage(t["Напишите номер документа."])
                .MaximumLength(Consent.MaxDocumentNumber)
                .WithMessage(t["Номер длиннее {0} знаков.", Consent.MaxDocumentNumber]);
            RuleFor(input => input.Date).NotNull().WithMessage(t["Укажите дату документа."]);
            RuleFor(input => input.Scan)
                .Must(scan => scan is null || scan.Length <= StoredFile.MaxBytes)
                .WithMessage(t["Скан больше {0} МБ.", StoredFile.MaxBytes / 1024 / 1024]);
        }
    }
}
