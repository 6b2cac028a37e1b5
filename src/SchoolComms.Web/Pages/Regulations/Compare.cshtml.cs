using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>Two regulations side by side: editions of the school, presets, in any pair.</summary>
public sealed class CompareModel(CompareRegulations compare, Words words) : SchoolPage
{
    public RegulationComparison Compared { get; private set; } = null!;

    public IReadOnlyList<DifferenceSection> Sections => new DifferenceWords(words, Compared.Difference, Actor.School.Kind).Sections;

    public async Task<IActionResult> OnGetAsync(string? from, string? to)
    {
        var compared = await compare.RunAsync(Actor, from, to, Cancel);
        if (compared.IsRefused)
            return Refused(compared.Error);

        Compared = compared.Value;
        return Page();
    }
}
