using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>Giving one consent: what is asked, where, until when. It stands alone and is bound to nothing else.</summary>
public sealed class GiveModel(MyConsents mine, GiveConsent give, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true, Name = "purpose")]
    public ConsentPurpose Purpose { get; set; } = ConsentPurpose.Photo;

    [BindProperty]
    public TermsInput Input { get; set; } = new();

    public ConsentSubject Subject { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        Input.Places = [ConsentPlaces.ClassChats];
        Input.Until = Consent.UsualUntil(Subject.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;

        if (!ModelState.IsValid)
            return Again();

        var given = await give.RunAsync(Actor, Subject.Person.Id, Input.Terms(Subject.Today), Cancel);
        if (given.IsRefused)
            return Again(given.Error);

        TempData["Done"] = t["Согласие дано. Отозвать его можно здесь в любой день."].Value;
        return Redirect($"/s/{Slug}/consents/mine");
    }

    private async Task<IActionResult?> OpenAsync()
    {
        Input.Purpose = Purpose;
        ModelState.Remove("Input.Purpose");
        var subjects = await mine.RunAsync(Actor, Cancel);
        if (subjects.SingleOrDefault(subject => subject.Person.Id.Value == Person) is not { } found || !Enum.IsDefined(Purpose))
            return Refused(new NotFound(nameof(Domain.People.Person)));

        Subject = found;
        var own = ConsentRule.MayDecide(found, Actor.Person);
        return own.IsRefused ? Refused(own.Error) : null;
    }
}
