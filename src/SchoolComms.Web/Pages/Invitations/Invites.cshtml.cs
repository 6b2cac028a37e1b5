using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Invitations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>The invite links that the person sees: all of the school's, or those of the own classes and chats. States and counts are live.</summary>
public sealed class InvitesModel(ListInvites list, ReadClassNames classNames) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public InviteFilterInput Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public InvitePage Found { get; private set; } = null!;

    public IReadOnlyList<NamedClass> Classes { get; private set; } = [];

    public bool MayIssueToClasses => !Actor.LeadsClasses.IsEmpty || InviteRule.RolesToInvite(Actor, InvitePlace.School).Any();

    public bool MayIssue => MayIssueToClasses || Found.MayAnnul;

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await list.RunAsync(Actor, Filter.For(Actor.School), Before is { } before ? new InviteId(before) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        var names = await classNames.RunAsync(Actor, Cancel);
        Classes = May(SchoolAction.SeeInvites) ? names : [.. names.Where(name => Actor.LeadsClasses.Contains(name.Id))];
        return Page();
    }

    /// <summary>The list's address with the same filter, on this page of it or another.</summary>
    public string Address(Guid? before) => $"/s/{Slug}/invites?{Filter.Query(("before", before?.ToString()))}";
}
