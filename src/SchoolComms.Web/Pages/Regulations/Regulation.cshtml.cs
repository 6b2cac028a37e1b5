using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The regulation in our words: what each clause says and what stands on it; older editions too.</summary>
public sealed class RegulationModel(ReadRegulation read, Words words) : SchoolPage
{
    public RegulationView View { get; private set; } = null!;

    public RegulationWords Says => new(words, View.Edition.Regulation, Actor.School.Kind);

    public bool IsInForce => View.Edition.Id == Actor.Edition.Id;

    public async Task<IActionResult> OnGetAsync(int? edition)
    {
        var opened = await read.RunAsync(Actor, edition, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
