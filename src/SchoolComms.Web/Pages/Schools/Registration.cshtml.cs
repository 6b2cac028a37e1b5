using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>The application for registering the organisation on a platform: to print, or as a document for the office.</summary>
[EnableRateLimiting(RateLimits.Upload)]
[TypeFilter<UploadLimit>]
public sealed class RegistrationModel(
    ReadRegistrationApplication read,
    WriteRegistrationApplication write,
    Words words,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Administrator { get; set; }

    [BindProperty]
    public DocumentInput Input { get; set; } = new();

    public RegistrationView View { get; private set; } = null!;

    public RegistrationText Text => Says(View.Application);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var written = await write.RunAsync(Actor, Chosen, Input.Order is { } order ? Uploads.Chosen(order) : null, Cancel);
        if (written.IsRefused)
            return await ShowAsync() ?? Again(written.Error);

        using var file = Says(written.Value.Application).Write(written.Value.Order);
        return file.Named(t["zayavka-{0}.docx", Slug]);
    }

    private PersonId? Chosen => Administrator is { } id ? new PersonId(id) : null;

    private RegistrationText Says(Domain.Schools.RegistrationApplication application) => new(t, words, application, Now);

    private async Task<IActionResult?> ShowAsync()
    {
        var view = await read.RunAsync(Actor, Chosen, Cancel);
        if (view.IsRefused)
            return Refused(view.Error);

        View = view.Value;
        return null;
    }

    public sealed record DocumentInput
    {
        public IFormFile? Order { get; set; }
    }
}
