using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>What there is to know about a chat: whose it is, who is in it, what is allowed now, how to leave.</summary>
public sealed class AboutModel(ReadAboutChat read) : SchoolPage
{
    public AboutChat View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int page)
    {
        var found = await read.RunAsync(Actor, new ChatId(id), Math.Clamp(page, 1, 1000), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return Page();
    }
}
