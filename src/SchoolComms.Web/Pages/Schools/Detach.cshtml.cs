using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>Asks before a teacher's subject in a class ends, and ends it.</summary>
public sealed class DetachModel(DetachTeacher detach, IStringLocalizer<Texts> t) : SchoolPage
{
    [FromRoute(Name = "id")]
    public Guid Class { get; set; }

    /// <summary>The subject; null for the teacher's first.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    public Detachment View { get; private set; } = null!;

    public Clause? StructureClause => Actor.Edition.Cite(Rule.StructureKept);

    public async Task<IActionResult> OnGetAsync(Guid person)
    {
        var found = await detach.PreviewAsync(Actor, new ClassId(Class), new PersonId(person), Subject, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person)
    {
        var detached = await detach.RunAsync(Actor, new ClassId(Class), new PersonId(person), Subject, Cancel);
        if (detached.IsRefused)
            return Refused(detached.Error);

        TempData["Done"] = t["Педагог больше не ведёт здесь этот предмет."].Value;
        return Redirect($"/s/{Slug}/classes/{Class}");
    }
}
