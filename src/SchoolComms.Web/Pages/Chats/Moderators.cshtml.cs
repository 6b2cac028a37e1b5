using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The school's chats and who keeps order in each; those without a moderator can be picked out.</summary>
public sealed class ModeratorsModel(ListModerators list) : SchoolPage
{
    /// <summary>Only the chats that have no moderator.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Without { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public ModeratedChatPage Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await list.RunAsync(Actor, Without, Before is { } id ? new ChatId(id) : null, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        Found = found.Value;
        return Page();
    }
}
