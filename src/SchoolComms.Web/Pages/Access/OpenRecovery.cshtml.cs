using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>Opens a link that restores access: the code moves from the address into a cookie. Opening uses nothing up.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.OpenLink)]
[ResponseCache(NoStore = true)]
public sealed class OpenRecoveryModel(UseRecovery use, RecoveryCookie cookie) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await use.OpenAsync(code, HttpContext.RequestAborted);
        if (opened.IsRefused)
            return new RefusalResult(opened.Error);

        cookie.Keep(HttpContext, code);
        return Redirect("/recover");
    }
}
