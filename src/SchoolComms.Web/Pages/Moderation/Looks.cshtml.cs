using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The chats that may be opened by right, and who has opened which, and why.</summary>
public sealed class LooksModel(ListLooks list) : SchoolPage
{
    public LooksPage View { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var listed = await list.RunAsync(Actor, Name, Before is { } key ? new ChatLookId(key) : null, Cancel);
        if (listed.IsRefused)
            return Refused(listed.Error);

        View = listed.Value;
        return Page();
    }
}
