using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Consents;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>A consent as a document to print, with what became of it.</summary>
public sealed class ConsentModel(ReadConsent read) : SchoolPage
{
    public ConsentView View { get; private set; } = null!;

    public bool MayEnd => View.State is ConsentState.InForce or ConsentState.NotYet && (View.MayWithdraw || View.Deciders.Count > 0);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var opened = await read.RunAsync(Actor, new ConsentId(id), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }
}
