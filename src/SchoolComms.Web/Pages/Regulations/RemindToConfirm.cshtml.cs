using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Whom a reminder to confirm the Rules goes to, by name and number, before it goes.</summary>
public sealed class RemindToConfirmModel(ReadWhomToRemind read, RemindToConfirm remind, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    public WhomToRemind Whom { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.RulesAcknowledged);

    public string Back =>
        Url.Page(
            "Acknowledgements",
            new
            {
                slug = Slug,
                @class = Class,
                role = Role,
            }
        )!;

    public string TextForOthers =>
        t[
            "Здравствуйте. {0} просит прочитать Правила коммуникации (редакция от {1}) и подтвердить их на портале: {2} Если вы ещё не входили, откройте сначала свою ссылку-приглашение.",
            Actor.School.Profile.ShortName,
            RegulationModel.Date(Actor.Edition.Order.Date),
            $"{Request.Scheme}://{Request.Host}/s/{Slug}/regulation/confirm"
        ];

    private AcknowledgementFilter Filter => new(Class is { } @class ? new ClassId(@class) : null, Role);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var reminded = await remind.RunAsync(Actor, Filter, Cancel);
        if (reminded.IsRefused)
            return reminded.Error.Kind == ErrorKind.Conflict ? await ShowAsync() ?? Again(reminded.Error) : Refused(reminded.Error);

        TempData["Done"] = t["Напомнили {0}.", t.Count(reminded.Value, "человеку|людям|людям")].Value;
        return Redirect(Back);
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var whom = await read.RunAsync(Actor, Filter, Cancel);
        if (whom.IsRefused)
            return Refused(whom.Error);

        Whom = whom.Value;
        return null;
    }
}
