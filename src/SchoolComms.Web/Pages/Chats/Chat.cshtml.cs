using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A chat: its newest messages and, where the reader may write, the text box.</summary>
public sealed class ChatModel(ReadChat read, PostMessage post) : SchoolPage
{
    public ChatView View { get; private set; } = null!;

    [BindProperty]
    public NewMessage Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? before) => await OpenAsync(id, before) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var posted = await post.RunAsync(Actor, new ChatId(id), Input.Text ?? "", Cancel);
        if (!posted.IsRefused)
            return RedirectToPage(new { slug = Slug, id });
        if (posted.Error is NotFound)
            return Refused(posted.Error);

        return await OpenAsync(id, null) ?? Again(posted.Error);
    }

    /// <summary>The clause of a reminder, under the edition in force.</summary>
    public Clause? ClauseOf(MessageLine message) => Actor.Edition.Cite(message.Rule!.Value, message.WrittenAs);

    /// <summary>The clause that a removal rests on, with the edition of that day.</summary>
    public Clause ClauseOf(Removal removal) =>
        (Actor.Edition.Cite(removal.Clause) ?? new Clause(removal.Clause, "", removal.Edition)) with
        {
            Edition = removal.Edition,
        };

    private async Task<IActionResult?> OpenAsync(Guid id, Guid? before)
    {
        var opened = await read.RunAsync(Actor, new ChatId(id), before is { } key ? new MessageId(key) : null, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        return null;
    }

    public sealed record NewMessage
    {
        public string? Text { get; set; }
    }
}
