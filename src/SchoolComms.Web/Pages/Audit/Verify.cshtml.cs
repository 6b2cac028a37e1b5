using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Audit;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Audit;

/// <summary>Whether the school's record is as it was written.</summary>
public sealed class VerifyModel(VerifyRecord verify) : SchoolPage
{
    public RecordCheck Check { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var verified = await verify.RunAsync(Actor, Cancel);
        if (verified.IsRefused)
            return Refused(verified.Error);

        Check = verified.Value;
        return Page();
    }
}
