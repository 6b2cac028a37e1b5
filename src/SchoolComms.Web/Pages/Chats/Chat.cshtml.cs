using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>A chat: its newest messages and, where the reader may write, the text box.</summary>
[EnableRateLimiting(RateLimits.Post)]
[TypeFilter<MessageUploadLimit>]
public sealed class ChatModel(
    ReadChat read,
    ReadRulesReminder reminders,
    PostMessage post,
    QueueMessage queue,
    HoldMessage hold,
    TakeBackMessage takeBack,
    KeepUnsent keep,
    DropUnsentFile drop,
    ConfirmReminder confirm
) : SchoolPage
{
    public ChatView View { get; private set; } = null!;

    /// <summary>Who asks the reader to confirm the Rules; null where nobody does.</summary>
    public RulesReminder? Reminder { get; private set; }

    /// <summary>The refused text may wait for the hours to open; files do not wait.</summary>
    public bool MayWait => Refusal is not null && View.Unsent is null && QueuedMessage.OpeningFor(Refusal) is not null;

    /// <summary>The page shows earlier messages, not the newest.</summary>
    public bool IsEarlier { get; private set; }

    [BindProperty]
    public NewMessage Input { get; set; } = new();

    private SentForm? Form => Input.Form is { } form ? SentForm.Of(form, Input.Text ?? "") : null;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? before)
    {
        if (await OpenAsync(id, before) is { } refused)
            return refused;

        Input.Text = View.Unsent?.Text;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var chat = new ChatId(id);
        var refusal = await KeepFilesAsync(chat) ?? (Input.Drop is null ? await SendAsync(chat) : await DropAsync(chat, Input.Drop.Value));
        if (refusal is PeopleOnPhotoAsked)
            return await AskAsync(chat);

        return refusal switch
        {
            null when Input.Drop is not null => await OpenAsync(id, null) ?? Page(),
            null => RedirectToPage(new { slug = Slug, id }),
            { Kind: ErrorKind.NotFound } => Refused(refusal),
            _ => await OpenAsync(id, null) ?? Again(refusal),
        };
    }

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

    /// <summary>A reminder to the reader alone has been read.</summary>
    public async Task<IActionResult> OnPostReadReminderAsync(Guid id, Guid reminder)
    {
        var confirmed = await confirm.RunAsync(Actor, new PersonalReminderId(reminder), Cancel);
        return confirmed.IsRefused ? Refused(confirmed.Error) : RedirectToPage(new { slug = Slug, id });
    }

    private async Task<Error?> KeepFilesAsync(ChatId chat) =>
        Input.Files is { Count: > 0 } files
            ? (await keep.RunAsync(Actor, chat, Input.Text ?? "", [.. files.Select(Uploads.Chosen)], Form, Cancel)).Error
            : null;

    private async Task<Error?> DropAsync(ChatId chat, Guid file) => (await drop.RunAsync(Actor, chat, new FileId(file), Cancel)).Error;

    private async Task<Error?> SendAsync(ChatId chat) =>
        Input.AtOpening ? (await queue.RunAsync(Actor, chat, Input.Text ?? "", Form, Cancel)).Error
        : Input.ToModerator ? (await hold.RunAsync(Actor, chat, Input.Text ?? "", Form, Cancel)).Error
        : (await post.RunAsync(Actor, chat, Input.Text ?? "", Input.Warned, people: null, Form, Cancel)).Error;

    // The question is a page of its own; a script's request is told to go there.
    private async Task<IActionResult> AskAsync(ChatId chat)
    {
        var kept = await keep.RunAsync(Actor, chat, Input.Text ?? "", [], Form, Cancel);
        if (kept.IsRefused)
            return Refused(kept.Error);

        var question = $"/s/{Slug}/chats/{chat.Value}/photo";
        if (!Request.Headers.ContainsKey("HX-Request"))
            return Redirect(question);

        Response.Headers["HX-Redirect"] = question;
        return new EmptyResult();
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

        /// <summary>The number that the form is shown with.</summary>
        public string? Form { get; set; } = RandomNumberGenerator.GetHexString(16);

        /// <summary>Files to be sent with it.</summary>
        public List<IFormFile>? Files { get; set; }

        /// <summary>A chosen file to be taken off again.</summary>
        public Guid? Drop { get; set; }

        /// <summary>Send it when the hours open.</summary>
        public bool AtOpening { get; set; }

        /// <summary>Let the moderator decide on it.</summary>
        public bool ToModerator { get; set; }

        /// <summary>Send it all the same: the author has seen the warning.</summary>
        public bool Warned { get; set; }
    }
}
