using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Consents;
using SchoolComms.Domain.Chats;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Consents;

/// <summary>The messages that show somebody whose consent was withdrawn: to be removed, or left after a look.</summary>
public sealed class PostsModel(WithdrawnPosts posts, SettleWithdrawnPost settle, IStringLocalizer<Texts> t) : SchoolPage
{
    public IReadOnlyList<IGrouping<MessageId, WithdrawnPost>> Messages { get; private set; } = [];

    public async Task OnGetAsync() => await OpenAsync();

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid message, bool remove)
    {
        var settled = await settle.RunAsync(Actor, new ChatId(chat), new MessageId(message), remove, Cancel);
        if (settled.IsRefused)
        {
            await OpenAsync();
            return Again(settled.Error);
        }

        TempData["Done"] = remove ? t["Сообщение удалено."].Value : t["Отмечено: сообщение проверено."].Value;
        return RedirectToPage(new { slug = Slug });
    }

    private async Task OpenAsync() => Messages = [.. (await posts.RunAsync(Actor, Cancel)).GroupBy(post => post.Message)];
}
