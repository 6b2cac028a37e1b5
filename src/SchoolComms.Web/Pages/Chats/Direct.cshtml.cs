using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The people whom one may write to directly: those of the own classes and chats, as the table of the regulation lets them.</summary>
[EnableRateLimiting(RateLimits.Post)]
public sealed class DirectModel(ListReachable list, StartDirectChat start) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public ReachablePage Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await list.RunAsync(Actor, Name, After is { } after ? new PersonId(after) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Guid person)
    {
        var chat = await start.RunAsync(Actor, new PersonId(person), Cancel);
        return chat.IsRefused ? Refused(chat.Error) : Redirect($"/s/{Slug}/chats/{chat.Value.Value}");
    }

    /// <summary>The list's address with the same search.</summary>
    public string Address(PersonId? after = null) =>
        Url.Page(
            "Direct",
            new
            {
                slug = Slug,
                name = Name,
                after = after?.Value,
            }
        )!;
}
