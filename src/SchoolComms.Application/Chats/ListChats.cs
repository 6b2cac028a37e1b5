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
        // By hand: in each chat one step down its index for the newest message, and a range behind the last that was read. Under row
        // security what EF Core writes for it, coalesce and subqueries, bounds no range: whole chats would be read (decision 0023).
        var found = await db
            .Database.SqlQuery<Line>(
                $"""
                select chat.id as "Id", chat.kind as "Kind", chat.name as "Name", other.name as "Other", chat.created_at as "CreatedAt",
                    newest.id as "LastId", newest.author_id as "AuthorId", author.name as "Author",
                    case when newest.removal_as is null then newest.text end as "Text", newest.file_count as "Files",
                    newest.sent_at as "SentAt", unread.count as "Unread"
                from chat_member as mine
                    join chat on chat.school_id = mine.school_id and chat.id = mine.chat_id
                    left join person as other on chat.kind = 'Direct' and other.school_id = mine.school_id
                        and other.id = case when chat.first_id = mine.person_id then chat.second_id else chat.first_id end
                    left join lateral (select * from message where school_id = mine.school_id and chat_id = mine.chat_id
                        order by id desc limit 1) as newest on true
                    left join person as author on author.school_id = mine.school_id and author.id = newest.author_id
                    cross join lateral (select count(*)::int from (select from message
                        where school_id = mine.school_id and chat_id = mine.chat_id and author_id <> mine.person_id
                            and id > greatest(mine.last_read, {Guid.Empty}) order by id limit {MostUnread}) as one) as unread
                where mine.school_id = {actor.School.Id.Value} and mine.person_id = {actor.Person.Value} and mine.ended_at is null
                    and ({channels}::bool is null or (chat.kind in ('SchoolChannel', 'StaffChannel')) = {channels})
                order by chat.id desc limit {Most}
                """
            )
            .ToListAsync(cancel);
        return [.. found.Select(line => line.ToChatLine()).OrderByDescending(line => line.Last?.At ?? line.CreatedAt)];
    }

    private sealed record Line(
        Guid Id,
        string Kind,
        string Name,
        string? Other,
        DateTimeOffset CreatedAt,
        Guid? LastId,
        Guid? AuthorId,
        string? Author,
        string? Text,
        int? Files,
        DateTimeOffset? SentAt,
        int Unread
    )
    {
        public ChatLine ToChatLine()
        {
            var kind = Enum.Parse<ChatKind>(Kind);
            var other = Other is null ? null : FullName.FromStored(Other);
            return new ChatLine(ChatId.From(Id), kind, ChatNames.For(kind, Name, other), ToLastMessage(), Unread, CreatedAt);
        }

        private LastMessage? ToLastMessage() =>
            LastId is null
                ? null
                : new LastMessage(
                    MessageId.From(LastId.Value),
                    PersonId.From(AuthorId!.Value),
                    FullName.FromStored(Author!),
                    Text,
                    Files!.Value,
                    SentAt!.Value
                );
    }
}
