using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Application.Access;
using SchoolComms.Application.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages;

/// <summary>The front door: to one's school, or to the choice of one; on a fresh installation, to setting up a school.</summary>
[AllowAnonymous]
public sealed class IndexModel(MySchools mine, FreshInstallation fresh, Registration registration) : PageModel
{
    /// <summary>The schools of who has signed in; null for who has not.</summary>
    public IReadOnlyList<MySchool>? Schools { get; private set; }

    public bool IsFresh { get; private set; }

    public bool MayRegister => IsFresh || registration.IsOpen;

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity is not { IsAuthenticated: true })
        {
            IsFresh = await fresh.RunAsync(HttpContext.RequestAborted);
            return Page();
        }

        Schools = await mine.RunAsync(User.Account(), HttpContext.RequestAborted);
        return Schools is [var only] ? Redirect($"/s/{only.Slug}") : Page();
    }
}
