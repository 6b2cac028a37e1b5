using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Support;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Support;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Support;

/// <summary>The requests for help: everybody's own, and for who gives support those of the school.</summary>
public sealed class SupportModel(ListSupport list) : SchoolPage
{
    /// <summary>Which requests; without it, those that the reader would look for first.</summary>
    [BindProperty(SupportsGet = true)]
    public SupportShelf? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public SupportPage Found { get; private set; } = null!;

    public bool Helps => May(SchoolAction.GiveSupport);

    public SupportShelf Shelf =>
        Show is { } shelf && Enum.IsDefined(shelf) ? shelf
        : Helps ? SupportShelf.Waiting
        : SupportShelf.Mine;

    public Clause? Clause => Actor.Edition.Cite(Rule.SupportGiven);

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await list.RunAsync(Actor, Shelf, After is { } after ? new SupportRequestId(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }
}
