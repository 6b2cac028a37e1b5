using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Invitations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>
/// Opens an invite link: the code moves from the address into a cookie. Opening uses nothing up, so a messenger's
/// preview may open it too.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.OpenLink)]
[ResponseCache(NoStore = true)]
public sealed class OpenLinkModel(OpenInvite open, InviteCookie cookie) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await open.RunAsync(code, HttpContext.RequestAborted);
        if (opened.IsRefused)
            return new RefusalResult(opened.Error);

        cookie.Keep(HttpContext, code);
        return Redirect("/join");
    }
}
