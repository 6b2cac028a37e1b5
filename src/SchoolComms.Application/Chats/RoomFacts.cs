using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>What the store says of a chat and one of its members, and which of the rare things are there at all.</summary>
internal sealed class RoomFacts
{
    public required Chat Chat { get; init; }
    public required ChatMember Member { get; init; }

    /// <summary>A block of the member is in force.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>An exception lifts rules in the chat now.</summary>
    public required bool HasExceptions { get; init; }

    /// <summary>The member has chosen files for a message, and not sent it yet.</summary>
    public bool HasUnsent { get; init; }
}

internal static class Rooms
{
    /// <summary>The rooms of these memberships, as far as they have not ended.</summary>
    public static IQueryable<RoomFacts> RoomsOf(this SchoolCommsDb db, IQueryable<ChatMember> members, DateTimeOffset now) =>
        from member in members
        where member.EndedAt == null
        join chat in db.Chats on new { member.SchoolId, Id = member.ChatId } equals new { chat.SchoolId, chat.Id }
        select new RoomFacts
        {
            Chat = chat,
            Member = member,
            IsBlocked = db.Blocks.Any(b =>
                b.SchoolId == member.SchoolId
                && b.ChatId == member.ChatId
                && b.PersonId == member.PersonId
                && b.From <= now
                && now < b.Until
            ),
            HasExceptions = db.RuleExceptions.Any(e =>
                e.SchoolId == member.SchoolId && e.ChatId == member.ChatId && e.From <= now && now < e.Until
            ),
            HasUnsent = db.UnsentAt(now)
                .Any(u => u.SchoolId == member.SchoolId && u.ChatId == member.ChatId && u.AuthorId == member.PersonId),
        };
}

/// <summary>Finds the rooms of those who come at the same instant.</summary>
public sealed class RoomsInBatches
{
    private readonly InBatches<Place, RoomFacts?> rooms;
    private readonly InBatches<Place, OpenedChat?> opened;

    public RoomsInBatches(AcrossSchools store, TimeProvider time)
    {
        rooms = new(places => ReadAsync(store, places, Rooms.RoomsOf, room => room, time.GetUtcNow()));
        opened = new(places => ReadAsync(store, places, OpenedChats.OpenedBy, chat => chat.Room, time.GetUtcNow()));
    }

    /// <summary>For somebody who writes; null where the actor is not in the chat.</summary>
    internal Task<RoomFacts?> OfAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        rooms.AskAsync(new Place(actor.School.Id.Value, chat.Value, actor.Person.Value), cancel);

    /// <summary>For somebody who reads; null where the actor is not in the chat.</summary>
    internal Task<OpenedChat?> OpenAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        opened.AskAsync(new Place(actor.School.Id.Value, chat.Value, actor.Person.Value), cancel);

    private static async Task<IReadOnlyList<T?>> ReadAsync<T>(
        AcrossSchools store,
        IReadOnlyList<Place> places,
        Func<SchoolCommsDb, IQueryable<ChatMember>, DateTimeOffset, IQueryable<T>> query,
        Func<T, RoomFacts> roomOf,
        DateTimeOffset now
    )
        where T : class
    {
        Guid[] schools = [.. places.Select(place => place.School)];
        Guid[] chats = [.. places.Select(place => place.Chat)];
        Guid[] people = [.. places.Select(place => place.Person)];
        await using var db = store.Open();
        var members = db.ChatMembers.FromSql(
            $"""
            select m.* from (select distinct * from unnest({schools}::uuid[], {chats}::uuid[], {people}::uuid[])) as place (school_id, chat_id, person_id)
                join chat_member m using (school_id, chat_id, person_id)
            """
        );
        var found = await query(db, members, now)
            .IgnoreQueryFilters([SchoolCommsDb.SchoolFilter])
            .AsNoTracking()
            .ToDictionaryAsync(one => PlaceOf(roomOf(one).Member));
        return [.. places.Select(place => found.GetValueOrDefault(place))];
    }

    private static Place PlaceOf(ChatMember member) => new(member.SchoolId.Value, member.ChatId.Value, member.PersonId.Value);

    private sealed record Place(Guid School, Guid Chat, Guid Person);
}
