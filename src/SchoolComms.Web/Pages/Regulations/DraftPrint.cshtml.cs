using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The draft's whole text on paper, for the councils.</summary>
public sealed class DraftPrintModel(ReadDraft read, Words words) : SchoolPage
{
    public DraftView View { get; private set; } = null!;

    public RegulationWords Says => new(words, View.Draft.Regulation, Actor.School.Kind);

    public async Task<IActionResult> OnGetAsync()
    {
        var opened = await read.RunAsync(Actor, Cancel);
        if (opened.IsRefused || opened.Value is null)
            return Refused(opened.Error ?? new DraftClosed());

        View = opened.Value;
        return Page();
    }
}
