using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>The school's movements: what waits for its day, and what was done.</summary>
public sealed class MovementsModel(ListMovements list) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public MovementKind? Kind { get; set; }

    /// <summary>Only those that wait, or only those that do not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Waiting { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public MovementPage Found { get; private set; } = null!;

    public bool IsFiltered => Kind is not null || Waiting is not null || From is not null || To is not null;

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.MovePeople));

    public async Task<IActionResult> OnGetAsync()
    {
        var filter = new MovementFilter(Waiting, Kind, From, To, Before is { } before ? new MovementId(before) : null);
        var found = await list.RunAsync(Actor, filter, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }
}
