using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Application.Schools;

namespace SchoolComms.Web.Pages.People;

/// <summary>Finds the school that somebody wants to apply to.</summary>
[AllowAnonymous]
public sealed class ApplyToModel(FindSchools find) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<FoundSchool> Schools { get; private set; } = [];

    public async Task OnGetAsync() => Schools = await find.RunAsync(Q, HttpContext.RequestAborted);
}
