using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>«Учительская» and the classes of a school year; who keeps the structure creates a class here.</summary>
public sealed class ClassesModel(ListClasses list, CreateClass create, IStringLocalizer<Texts> t) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public NewClass Input { get; set; } = new();

    public ClassList Found { get; private set; } = null!;

    public bool MayCreate => May(SchoolAction.KeepClasses);

    public Clause? StructureClause => Actor.Edition.Cite(Rule.StructureKept);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var created = await create.RunAsync(Actor, Input.Name, Cancel);
        if (created.IsRefused)
        {
            if (created.Error.Kind is ErrorKind.Forbidden)
                return Refused(created.Error);

            return await ShowAsync() ?? Again(created.Error);
        }

        TempData["Done"] = t["Готово. Теперь назначьте, кто руководит, и добавьте педагогов."].Value;
        return Redirect($"/s/{Slug}/classes/{created.Value.Value}");
    }

    private async Task<IActionResult?> ShowAsync()
    {
        var found = await list.RunAsync(Actor, Year, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return null;
    }

    public sealed record NewClass
    {
        public string? Name { get; set; }
    }
}
