using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>A person's record; the administrator adds a student's parent from here.</summary>
public sealed class PersonModel(ReadPerson read, LinkGuardian link, OpenRestriction restrictions, IStringLocalizer<Texts> t) : SchoolPage
{
    public PersonRecord Record { get; private set; } = null!;

    /// <summary>The restriction of access in force, for whoever may restrict.</summary>
    public RestrictionLine? Restriction { get; private set; }

    public bool MayRestrict =>
        Record.LeftAt is null
        && Record.Id != Actor.Person
        && Actor.Edition.Regulation.Contains(Rule.PortalRestricted)
        && May(SchoolAction.RestrictAccess);

    public bool MayRecover =>
        Record is { LeftAt: null, JoinedAt: not null } && Record.Id != Actor.Person && May(SchoolAction.RecoverAccess);

    public DateOnly Today => Actor.School.DateAt(Now);

    public IEnumerable<ClassFact> ClassesNow => Record.Classes.Where(fact => fact.EndedAt is null);

    public IEnumerable<ClassFact> ClassesBefore => Record.Classes.Where(fact => fact.EndedAt is not null);

    [BindProperty]
    public GuardianInput Input { get; set; } = new();

    public Clause? MovementClause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.LinkGuardian));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        // Since it was merged another record stands for this one.
        return Record.MergedInto is { } kept ? RedirectToPage(new { slug = Slug, id = kept.Value }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await OpenAsync(id) is { } refused)
            return refused;

        var name = Take(FullName.Parse(Input.Name), nameof(Input.Name));
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Take(PhoneNumber.Parse(Input.Phone), nameof(Input.Phone));
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        if (!ModelState.IsValid)
            return Again();

        var linked = await link.RunAsync(Actor, new PersonId(id), name!, phone, email, Cancel);
        if (linked.Error is { Kind: ErrorKind.Conflict } conflict)
            return Again(conflict);
        if (linked.IsRefused)
            return Refused(linked.Error);

        TempData["Done"] = t["Родитель добавлен: {0}", name!.Full].Value;
        return RedirectToPage(new { slug = Slug, id });
    }

    private async Task<IActionResult?> OpenAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new PersonId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        Restriction = May(SchoolAction.RestrictAccess) ? await restrictions.CurrentAsync(Record.Id, Cancel) : null;
        return null;
    }

    public sealed record GuardianInput
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
    }
}
