using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Application.Access;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>The front door: to one's school, or to the choice of one.</summary>
[AllowAnonymous]
public sealed class IndexModel(MySchools mine) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity is not { IsAuthenticated: true })
            return Page();

        var schools = await mine.RunAsync(User.Account(), HttpContext.RequestAborted);
        return schools is [var only] ? Redirect($"/s/{only.Slug}") : Page();
    }
}
