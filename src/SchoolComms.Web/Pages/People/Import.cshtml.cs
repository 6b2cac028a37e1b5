using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Importing a list, step 1: which list, which file.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[TypeFilter<UploadLimit>]
public sealed class ImportModel(UploadRoster upload, RosterFileLimits limits) : SchoolPage
{
    [BindProperty]
    public RosterFileInput Input { get; set; } = new();

    public int MaxMegabytes => limits.MaxBytes / 1024 / 1024;

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ImportRoster));

    public IActionResult OnGet()
    {
        var permitted = Permissions.Check(Actor, SchoolAction.ImportRoster, Target.School);
        return permitted.IsRefused ? Refused(permitted.Error) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Permissions.Check(Actor, SchoolAction.ImportRoster, Target.School) is { IsRefused: true } refused)
            return Refused(refused.Error!);
        if (!ModelState.IsValid)
            return Again();

        using var content = new MemoryStream();
        await Input.File!.CopyToAsync(content, Cancel);
        var kept = await upload.RunAsync(Actor, Input.Kind!.Value, Input.File.FileName, content.ToArray(), Cancel);
        return kept.IsRefused
            ? Again(kept.Error with { Field = nameof(Input.File) })
            : RedirectToPage("ImportColumns", new { slug = Slug, id = kept.Value });
    }

    public sealed record RosterFileInput
    {
        public RosterKind? Kind { get; set; } = RosterKind.Students;
        public IFormFile? File { get; set; }
    }

    public sealed class RosterFileValidator : AbstractValidator<RosterFileInput>
    {
        public RosterFileValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Kind).NotNull().IsInEnum().WithMessage(t["Выберите, какой это список."]);
            RuleFor(input => input.File).NotNull().WithMessage(t["Выберите файл."]);
        }
    }
}
