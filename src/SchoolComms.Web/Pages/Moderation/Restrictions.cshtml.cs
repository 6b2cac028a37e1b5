using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>Whose access to the portal is restricted now, for whoever may restrict it.</summary>
public sealed class RestrictionsModel(OpenRestriction restrictions) : SchoolPage
{
    public IReadOnlyList<RestrictionLine> Lines { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.RestrictAccess));

    public async Task<IActionResult> OnGetAsync()
    {
        var listed = await restrictions.ListAsync(Actor, Cancel);
        if (listed.IsRefused)
            return Refused(listed.Error);

        Lines = listed.Value;
        return Page();
    }
}
