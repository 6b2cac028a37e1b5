using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>Writes a message into a chat: the regulation examines it first, and a refusal names its clause.</summary>
public sealed class PostMessage(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <param name="warned">The author has seen the warning about this text.</param>
    public async Task<Result<MessageId>> RunAsync(Actor actor, ChatId chatId, string text, bool warned, CancellationToken cancel)
    {
        var posted = await AddAsync(actor, chatId, Written.Now(text, warned), cancel);
        if (posted.IsRefused)
            return posted.Error;

        var (message, author) = posted.Value;
        author.Read(message.Id);
        await db.SaveChangesAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return message.Id;
    }

    /// <summary>Examines and adds the message; the caller saves.</summary>
    internal async Task<Result<Posted>> AddAsync(Actor actor, ChatId chatId, Written written, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, _, blocked, lifted) = room.Value;
        var draft = new Draft(written.Text, actor.AudienceAs(member.Role), now, written.Warned);
        var circumstances = new Circumstances(actor.School.Zone, actor.School.Calendar.Working, lifted);
        var allowed = written.LetThrough
            ? PostingRule.CheckLetThrough(actor, chat, member, blocked, draft, circumstances)
            : PostingRule.Check(actor, chat, member, blocked, draft, circumstances);
        if (allowed.IsRefused)
            return allowed.Error;

        var message = Message.Post(chat, actor.Person, draft.Author, draft.Text, now, written.At);
        db.Add(message);
        return new Posted(message, member);
    }

    internal sealed record Posted(Message Message, ChatMember Author);

    /// <summary>What is to be sent.</summary>
    /// <param name="At">When it was written, where it had to wait.</param>
    /// <param name="Warned">A warning has been seen, or there is nobody to see it.</param>
    /// <param name="LetThrough">A moderator lets it in.</param>
    internal sealed record Written(string Text, DateTimeOffset? At, bool Warned, bool LetThrough)
    {
        public static Written Now(string text, bool warned) => new(text, null, warned, LetThrough: false);

        // A warning asks the author, who is not here; what it warns of does not stop a message.
        public static Written Earlier(QueuedMessage queued, bool letThrough) => new(queued.Text, queued.QueuedAt, Warned: true, letThrough);
    }
}
