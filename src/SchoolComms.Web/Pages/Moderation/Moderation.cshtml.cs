using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The chats that one moderates: what was decided there lately, what is in force.</summary>
public sealed class ModerationModel(ModeratedChats moderated) : SchoolPage
{
    public ModerationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var opened = await moderated.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return Page();
    }
}
