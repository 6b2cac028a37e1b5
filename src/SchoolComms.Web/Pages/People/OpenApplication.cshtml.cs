using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.People;

/// <summary>Opens a request at the address that only its applicant has: the code moves from the address into a cookie.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.OpenLink)]
[ResponseCache(NoStore = true)]
public sealed class OpenApplicationModel(OpenRequest open, ApplicationCookie cookie) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string school, string code)
    {
        var opened = await open.RunAsync(school, code, HttpContext.RequestAborted);
        if (opened.IsRefused)
            return new RefusalResult(opened.Error);

        cookie.Keep(HttpContext, school, code);
        return Redirect($"/apply/{school}/state");
    }
}
