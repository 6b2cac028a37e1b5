using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>The invite links that the person sees: all of the school's, or those of the own classes and chats.</summary>
public sealed class InvitesModel(ListInvites list, ReadClassNames classNames) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public InviteState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public InvitePage Found { get; private set; } = null!;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public bool IsFiltered => Class is not null || Role is not null || State is not null;

    public bool MayIssue => May(SchoolAction.IssueInvite) || !Actor.LeadsClasses.IsEmpty || Found.MayAnnul;

    public async Task<IActionResult> OnGetAsync()
    {
        var filter = new InviteFilter(
            Class is { } @class ? new ClassId(@class) : null,
            Role,
            State,
            Before is { } before ? new InviteId(before) : null
        );
        var found = await list.RunAsync(Actor, filter, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.SeeInvites) ? names : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }
}
