using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Consents;
using SchoolComms.Application.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>The chats that one moderates: what was decided there lately, what is in force.</summary>
public sealed class ModerationModel(ModeratedChats moderated, WithdrawnPosts withdrawn) : SchoolPage
{
    public ModerationView View { get; private set; } = null!;

    /// <summary>How many messages show somebody whose consent was withdrawn.</summary>
    public int Withdrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var opened = await moderated.RunAsync(Actor, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        Withdrawn = await withdrawn.CountAsync(Actor, Cancel);
        return Page();
    }
}
