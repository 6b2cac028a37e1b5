using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The appeals to the director: those that wait, by when they are due, and the answered ones.</summary>
public sealed class AppealsModel(ListAppeals list) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public bool Answered { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public AppealPage Found { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Rule.NoArbitrariness);

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await list.RunAsync(Actor, Answered, After is { } after ? new AppealId(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }
}
