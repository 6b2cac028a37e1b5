using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>People who may be in the school twice: to be compared, or said to be two.</summary>
public sealed class DuplicatesModel(ListDuplicates list, FindDistinct distinct, IStringLocalizer<Texts> t) : SchoolPage
{
    public IReadOnlyList<PossibleDuplicate<DoubledPerson>> Pairs { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.KeepPeople));

    public async Task<IActionResult> OnGetAsync()
    {
        var pairs = await list.RunAsync(Actor, Cancel);
        if (pairs.IsRefused)
            return Refused(pairs.Error);

        Pairs = pairs.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid one, Guid other)
    {
        var found = await distinct.RunAsync(Actor, new PersonId(one), new PersonId(other), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        TempData["Done"] = t["Записано: это разные люди. Больше они здесь не появятся."].Value;
        return RedirectToPage(new { slug = Slug });
    }
}
