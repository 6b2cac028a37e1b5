using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>What an import has done, and what comes next.</summary>
public sealed class ImportDoneModel : SchoolPage
{
    /// <summary>Where the figures wait for this page.</summary>
    public const string Key = "Imported";

    public RosterFigures Figures { get; private set; } = null!;

    public Clause? Clause => Actor.Edition.Cite(Permissions.GoverningRule(SchoolAction.ImportRoster));

    public IActionResult OnGet()
    {
        if (TempData[Key] is not string figures)
            return RedirectToPage("Import", new { slug = Slug });

        Figures = JsonSerializer.Deserialize<RosterFigures>(figures)!;
        return Page();
    }
}
