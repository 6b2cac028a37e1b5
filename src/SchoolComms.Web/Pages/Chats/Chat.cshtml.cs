using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A chat: its newest messages and, where the reader may write, the text box.</summary>
public sealed class ChatModel(
    ReadChat read,
    ReadRulesReminder reminders,
    PostMessage post,
    QueueMessage queue,
    HoldMessage hold,
    TakeBackMessage takeBack
) : SchoolPage
{
    public ChatView View { get; private set; } = null!;

    /// <summary>Who asks the reader to confirm the Rules; null where nobody does.</summary>
    public RulesReminder? Reminder { get; private set; }

    /// <summary>The refused text may wait for the hours to open.</summary>
    public bool MayWait => Refusal is not null && QueuedMessage.OpeningFor(Refusal) is not null;

    /// <summary>The page shows earlier messages, not the newest.</summary>
    public bool IsEarlier { get; private set; }

    [BindProperty]
    public NewMessage Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? before) => await OpenAsync(id, before) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var (chat, text) = (new ChatId(id), Input.Text ?? "");
        var refusal =
            Input.AtOpening ? (await queue.RunAsync(Actor, chat, text, Cancel)).Error
            : Input.ToModerator ? (await hold.RunAsync(Actor, chat, text, Cancel)).Error
            : (await post.RunAsync(Actor, chat, text, Input.Warned, Cancel)).Error;
        return refusal switch
        {
            null => RedirectToPage(new { slug = Slug, id }),
            { Kind: ErrorKind.NotFound } => Refused(refusal),
            _ => await OpenAsync(id, null) ?? Again(refusal),
        };
    }

    /// <summary>Whether a message goes on from the one before it: same author, same standing, within five minutes.</summary>
    public static bool Follows(MessageLine? previous, MessageLine message) =>
        previous is { Kind: MessageKind.Text }
        && message.Kind == MessageKind.Text
        && (previous.AuthorId, previous.WrittenAs) == (message.AuthorId, message.WrittenAs)
        && message.SentAt - previous.SentAt < TimeSpan.FromMinutes(5);

    /// <summary>The text of a waiting message returns to the box; asked twice, it returns twice.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, Guid queued)
    {
        var taken = await takeBack.RunAsync(Actor, new ChatId(id), new QueuedMessageId(queued), Cancel);
        if (taken.Error is { Kind: ErrorKind.NotFound })
            return Refused(taken.Error);
        if (taken.IsRefused)
            return await OpenAsync(id, null) ?? Again(taken.Error);

        ModelState.Clear();
        Input = new NewMessage { Text = taken.Value };
        return await OpenAsync(id, null) ?? Page();
    }

    private async Task<IActionResult?> OpenAsync(Guid id, Guid? before)
    {
        var opened = await read.RunAsync(Actor, new ChatId(id), before is { } key ? new MessageId(key) : null, Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        View = opened.Value;
        Reminder = View.MayWrite.Error is RulesNotAcknowledged ? await reminders.RunAsync(Actor, Cancel) : null;
        IsEarlier = before is not null;
        return null;
    }

    public sealed record NewMessage
    {
        public string? Text { get; set; }

        /// <summary>Send it when the hours open.</summary>
        public bool AtOpening { get; set; }

        /// <summary>Let the moderator decide on it.</summary>
        public bool ToModerator { get; set; }

        /// <summary>Send it all the same: the author has seen the warning.</summary>
        public bool Warned { get; set; }
    }
}
