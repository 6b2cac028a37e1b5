using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.People;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.TagHelpers;

namespace SchoolComms.Web.Pages.People;

/// <summary>The requests to join on which the person decides; the undecided ones first.</summary>
public sealed class RequestsModel(ListRequests list, ReadClassNames classNames) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public JoinRequestState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public RequestPage Found { get; private set; } = null!;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Rule.RequestsReviewed);

    public bool IsFiltered => State is not null || Role is not null || Class is not null;

    public string ApplyAddress => $"{Request.Scheme}://{Request.Host}/apply/{Slug}";

    public static Meaning Look(JoinRequestState state) =>
        state switch
        {
            JoinRequestState.Accepted => Meaning.Allowed,
            JoinRequestState.Declined => Meaning.Refused,
            JoinRequestState.Asked => Meaning.Neutral,
            _ => Meaning.Held,
        };

    public async Task<IActionResult> OnGetAsync()
    {
        var filter = new RequestFilter(State, Role, Class is { } @class ? new ClassId(@class) : null);
        var found = await list.RunAsync(Actor, filter, Before is { } before ? JoinRequestId.From(before) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.DecideOnRequests)
            ? [.. names.Where(name => name.Name != ClassName.StaffRoom)]
            : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }

    /// <summary>The queue's address with the same filter.</summary>
    public string Address(JoinRequestId? before = null) =>
        Url.Page(
            "Requests",
            new
            {
                slug = Slug,
                state = State,
                role = Role,
                @class = Class,
                before = before?.Value,
            }
        )!;
}
