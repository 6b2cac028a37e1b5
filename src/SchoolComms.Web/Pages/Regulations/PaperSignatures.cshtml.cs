using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Whose signatures on paper are recorded, by name and number, with their date and scan.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[TypeFilter<UploadLimit>]
public sealed class PaperSignaturesModel(ReadUnconfirmed read, RecordPaperSignatures record, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty]
    public SignaturesInput Input { get; set; } = new();

    public IReadOnlyList<Unconfirmed> People { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Rule.RulesAcknowledged);

    public async Task<IActionResult> OnGetAsync(Guid[] id)
    {
        Input = new SignaturesInput { People = id, SignedOn = Actor.School.DateAt(Now) };
        return await ShowAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await ShowAsync() ?? Again();

        using var content = new MemoryStream();
        await Input.Scan!.CopyToAsync(content, Cancel);
        var signatures = new PaperSignatures(Chosen(), Input.SignedOn, Input.Scan.FileName, content.ToArray());
        var recorded = await record.RunAsync(Actor, signatures, Cancel);
        if (recorded.IsRefused)
            return await ShowAsync() ?? Refuse(recorded.Error);

        TempData["Done"] = t["Записано на бумаге: {0}.", t.Count(signatures.People.Count, "подпись|подписи|подписей")].Value;
        return Redirect($"/s/{Slug}/regulation/acknowledgements");
    }

    private IActionResult Refuse(Error error)
    {
        return error is { Field: not null } or { Kind: ErrorKind.Conflict } ? Again(error) : Refused(error);
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var people = await read.RunAsync(Actor, Chosen(), Cancel);
        if (people.IsRefused)
            return Refused(people.Error);

        People = people.Value;
        return null;
    }

    private List<PersonId> Chosen() => [.. Input.People.Distinct().Take(ReadUnconfirmed.Most).Select(PersonId.From)];

    public sealed record SignaturesInput
    {
        public Guid[] People { get; set; } = [];
        public DateOnly? SignedOn { get; set; }
        public IFormFile? Scan { get; set; }
    }

    public sealed class SignaturesValidator : AbstractValidator<SignaturesInput>
    {
        public SignaturesValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.SignedOn).NotNull().WithMessage(t["Укажите дату подписи."]);
            RuleFor(input => input.Scan).NotNull().WithMessage(t["Приложите скан: без него подпись не считается."]);
        }
    }
}
