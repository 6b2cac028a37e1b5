using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Chats;

/// <summary>The newest message of a chat; the text is null where a moderator removed it, and empty where it has files only.</summary>
public sealed record LastMessage(MessageId Id, PersonId AuthorId, FullName Author, string? Text, int Files, DateTimeOffset At);

/// <summary>A chat as a line of the list.</summary>
/// <param name="Unread">Messages of others that the person has not seen; counted up to <see cref="ListChats.MostUnread"/>.</param>
public sealed record ChatLine(ChatId Id, ChatKind Kind, string Name, LastMessage? Last, int Unread, DateTimeOffset CreatedAt);

/// <summary>Lists a person's chats, or channels, with the newest message first, in one statement.</summary>
public sealed class ListChats(SchoolCommsDb db)
{
    /// <summary>Counting stops here: the badge says 99+.</summary>
    public const int MostUnread = 100;

    /// <summary>The most chats that one person's list shows.</summary>
    public const int Most = 300;

    /// <param name="actor">Whose chats.</param>
    /// <param name="channels">Channels only, or chats only; null for both.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<ChatLine>> RunAsync(Actor actor, bool? channels, CancellationToken cancel)
    {
        var found = await (
            from member in db.ChatMembers
            where member.PersonId == actor.Person && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            where channels == null || (chat.Kind == ChatKind.SchoolChannel || chat.Kind == ChatKind.StaffChannel) == channels
            orderby chat.Id descending
            // As a key and not as a row: the database steps once down the chat's index, where it would rank every message of the school.
            let newest = db.Messages.Where(m => m.ChatId == chat.Id).OrderByDescending(m => m.Id).Select(m => m.Id).FirstOrDefault()
            join message in db.Messages on new { ChatId = chat.Id, Id = newest } equals new { message.ChatId, message.Id } into last
            from message in last.DefaultIfEmpty()
            join author in db.People on message.AuthorId equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            select new
            {
                chat.Id,
                chat.Kind,
                chat.Name,
                Other = chat.Kind == ChatKind.Direct
                    ? db
                        .People.Where(p => p.Id == (chat.FirstId == actor.Person ? chat.SecondId : chat.FirstId))
                        .Select(p => p.Name)
                        .FirstOrDefault()
                    : null,
                chat.CreatedAt,
                Last = message == null
                    ? null
                    : new LastMessage(
                        message.Id,
                        message.AuthorId,
                        author.Name,
                        message.Removal == null ? message.Text : null,
                        message.FileCount,
                        message.SentAt
                    ),
                Unread = db
                    .Messages.Where(m => m.ChatId == chat.Id && m.AuthorId != actor.Person)
                    .Where(m => member.LastRead == null || m.Id > member.LastRead)
                    .OrderBy(m => m.Id)
                    .Take(MostUnread)
                    .Count(),
            }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancel);
        return
        [
            .. found
                .Select(line => new ChatLine(
                    line.Id,
                    line.Kind,
                    ChatNames.For(line.Kind, line.Name, line.Other),
                    line.Last,
                    line.Unread,
                    line.CreatedAt
                ))
                .OrderByDescending(line => line.Last?.At ?? line.CreatedAt),
        ];
    }
}
