using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Application.Chats;

/// <summary>Writes a message into a chat: the regulation examines it first, and a refusal names its clause.</summary>
public sealed class PostMessage(SchoolCommsDb db, EditionCache editions, LiveChats live, TimeProvider time)
{
    /// <param name="warned">The author has seen the warning about this text.</param>
    public async Task<Result<MessageId>> RunAsync(Actor actor, ChatId chatId, string text, bool warned, CancellationToken cancel)
    {
        var posted = await AddAsync(actor, chatId, text, warned, cancel);
        if (posted.IsRefused)
            return posted.Error;

        var (message, author) = posted.Value;
        author.Read(message.Id);
        await db.SaveChangesAsync(cancel);
        live.Announce(actor.School.Id, chatId);
        return message.Id;
    }

    /// <summary>Examines and adds the message; the caller saves.</summary>
    internal async Task<Result<Posted>> AddAsync(Actor actor, ChatId chatId, string text, bool warned, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var room = await ChatRoom.LoadAsync(db, editions, actor, chatId, now, cancel);
        if (room.IsRefused)
            return room.Error;

        var (chat, member, _, blocked, lifted) = room.Value;
        var draft = new Draft(text, actor.AudienceAs(member.Role), now, warned);
        var circumstances = new Circumstances(actor.School.Zone, WorkingCalendar.State, lifted)
        {
            Published = PublishedContacts.Of(actor.School.Profile),
        };
        var allowed = PostingRule.Check(actor, chat, member, blocked, draft, circumstances);
        if (allowed.IsRefused)
            return allowed.Error;

        var message = Message.Post(chat, actor.Person, draft.Author, draft.Text, now);
        db.Add(message);
        return new Posted(message, member);
    }

    internal sealed record Posted(Message Message, ChatMember Author);
}
