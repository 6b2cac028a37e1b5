using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Where an official, or the director, finds whom to decide about.</summary>
public sealed class FindModel(FindMembers find) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    public IReadOnlyList<FoundMember> Found { get; private set; } = [];

    public bool MayRestrict => Actor.Edition.Regulation.Contains(Rule.PortalRestricted) && May(SchoolAction.RestrictAccess);

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await find.RunAsync(Actor, Name, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }
}
