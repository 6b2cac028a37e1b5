using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Who has confirmed the Rules and who has not, with the counts on top; the filter stands in the address.</summary>
public sealed class AcknowledgementsModel(ListAcknowledgements list, ReadClassNames classNames) : SchoolPage
{
    /// <summary>More of them are counted, not named.</summary>
    public const int MostClasses = 4;

    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public AcknowledgementState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public AcknowledgementPage Found { get; private set; } = null!;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    /// <summary>The edition asks to confirm the Rules at all.</summary>
    public bool IsAsked => Found.Edition.Regulation.Contains(Rule.RulesAcknowledged);

    /// <summary>Signatures are taken for the edition in force.</summary>
    public bool MayRecord => Found.MayKeep && IsAsked && Found.Edition.Id == Actor.Edition.Id;

    public bool MayRemind => MayRecord && Found.Count.Unconfirmed + Found.Count.NotJoined > 0;

    /// <summary>The class whose sheet is offered: the one that is shown, or the only one that the person leads.</summary>
    public Guid? SheetClass =>
        Class ?? (!May(SchoolAction.SeeAcknowledgements) && Actor.LeadsClasses.Count == 1 ? Actor.LeadsClasses.Single().Value : null);

    public string? SheetAddress =>
        SheetClass is not null || May(SchoolAction.SeeAcknowledgements)
            ? Url.Page(
                "Sheet",
                new
                {
                    slug = Slug,
                    @class = SheetClass,
                    workers = SheetClass is null ? true : (bool?)null,
                    edition = Edition,
                }
            )
            : null;

    public async Task<IActionResult> OnGetAsync()
    {
        var filter = new AcknowledgementFilter(Class is { } @class ? new ClassId(@class) : null, Role, State, Edition);
        var found = await list.RunAsync(Actor, filter, After is { } after ? new PersonId(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.SeeAcknowledgements) ? names : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }

    /// <summary>Has not confirmed, and somebody else may record a signature on paper.</summary>
    public bool IsToSign(AcknowledgementLine line) => line.Confirmed is null && line.Person.Id != Actor.Person;

    /// <summary>A page's address with the same filter.</summary>
    public string Address(string page, PersonId? after = null) =>
        Url.Page(
            page,
            new
            {
                slug = Slug,
                @class = Class,
                role = Role,
                state = State,
                edition = Edition,
                after = after?.Value,
            }
        )!;
}
