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

/// <summary>A page of a list of chats.</summary>
/// <param name="Next">Before which message, or new chat, the next page begins; null on the last one.</param>
public sealed record ChatPage(IReadOnlyList<ChatLine> Chats, Guid? Next);

/// <summary>Lists a person's chats, or channels, with the newest message first, in one statement.</summary>
public sealed class ListChats(SchoolCommsDb db)
{
    /// <summary>Counting stops here: the badge says 99+.</summary>
    public const int MostUnread = 100;

    public const int PageSize = 300;

    /// <param name="actor">Whose chats.</param>
    /// <param name="channels">Channels only, or chats only; null for both.</param>
    /// <param name="before">Only those where nothing has happened since: the next page.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<ChatPage> RunAsync(Actor actor, bool? channels, Guid? before, CancellationToken cancel)
    {
        // By hand: in each chat one step down its index for the newest message, and a range behind the last that was read. Under row
        // security what EF Core writes for it, coalesce and subqueries, bounds no range: whole chats would be read (decision 0023).
        // Ids grow with time, a chat's as a message's: the newest of them is when something happened there last.
        var found = await db
            .Database.SqlQuery<Line>(
                $"""
                select mine.chat_id as "Id", mine.kind as "Kind", mine.name as "Name", mine.created_at as "CreatedAt",
                    mine.last_id as "LastId", mine.author_id as "AuthorId",
                    (select name from person where school_id = mine.school_id and id = mine.author_id) as "Author",
                    (select name from person where school_id = mine.school_id and mine.kind = 'Direct'
                        and id = case when mine.first_id = mine.person_id then mine.second_id else mine.first_id end) as "Other",
                    case when mine.removal_as is null then mine.text end as "Text", mine.file_count as "Files",
                    mine.sent_at as "SentAt", unread.count as "Unread", mine.newest as "Newest"
                from (
                    select member.school_id, member.person_id, member.chat_id, member.last_read,
                        chat.kind, chat.name, chat.created_at, chat.first_id, chat.second_id,
                        last.id as last_id, last.author_id, last.removal_as, last.text, last.file_count, last.sent_at,
                        coalesce(last.id, chat.id) as newest
                    from chat_member as member
                        join chat on chat.school_id = member.school_id and chat.id = member.chat_id
                        left join lateral (select * from message where school_id = member.school_id and chat_id = member.chat_id
                            order by id desc limit 1) as last on true
                    where member.school_id = {actor.School.Id.Value} and member.person_id = {actor.Person.Value} and member.ended_at is null
                        and ({channels}::bool is null or (chat.kind in ('SchoolChannel', 'StaffChannel')) = {channels})
                        and ({before}::uuid is null or coalesce(last.id, chat.id) < {before})
                    order by newest desc limit {PageSize + 1}
                ) as mine
                    cross join lateral (select count(*)::int from (select from message
                        where school_id = mine.school_id and chat_id = mine.chat_id and author_id <> mine.person_id
                            and id > greatest(mine.last_read, {Guid.Empty}) order by id limit {MostUnread}) as one) as unread
                order by mine.newest desc
                """
            )
            .ToListAsync(cancel);
        return new ChatPage(
            [.. found.Take(PageSize).Select(line => line.ToChatLine())],
            found.Count > PageSize ? found[PageSize - 1].Newest : null
        );
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
        int Unread,
        Guid Newest
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
