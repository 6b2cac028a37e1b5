using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>What leaving a chat means, before it is done.</summary>
public sealed class LeaveModel(ReadAboutChat read, LeaveChat leave, IStringLocalizer<Texts> t) : SchoolPage
{
    public AboutChat View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new ChatId(id), 1, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return View.Leave is null ? Refused(new MayNotLeave(Actor.Edition.Cite(Rule.ChatsCreated))) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var left = await leave.RunAsync(Actor, new ChatId(id), Cancel);
        if (left.IsRefused)
            return Refused(left.Error);

        TempData["Done"] = t["Вы вышли из чата «{0}».", left.Value].Value;
        return Redirect($"/s/{Slug}/chats");
    }
}
