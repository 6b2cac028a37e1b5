using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Consents;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>The scan of a consent's paper, for whoever may open the consent.</summary>
public sealed class ScanModel(OpenConsentScan open) : SchoolPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var opened = await open.RunAsync(Actor, new ConsentId(id), Cancel);
        return opened.IsRefused ? Refused(opened.Error) : SafeFile.Of(Response, opened.Value);
    }
}
