using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>What the store says of a chat and one of its members.</summary>
internal sealed class RoomFacts
{
    public required Chat Chat { get; init; }
    public required ChatMember Member { get; init; }

    /// <summary>The member's block in force.</summary>
    public Block? Block { get; init; }

    /// <summary>The rules that an exception lifts now.</summary>
    public required List<Rule> Lifted { get; init; }

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
            Block = db.Blocks.FirstOrDefault(b =>
                b.SchoolId == member.SchoolId
                && b.ChatId == member.ChatId
                && b.PersonId == member.PersonId
                && b.From <= now
                && now < b.Until
            ),
            Lifted = db
                .RuleExceptions.Where(e => e.SchoolId == member.SchoolId && e.ChatId == member.ChatId && e.From <= now && now < e.Until)
                .Select(e => e.Rule)
                .ToList(),
            HasUnsent = db.UnsentAt(now)
                .Any(u => u.SchoolId == member.SchoolId && u.ChatId == member.ChatId && u.AuthorId == member.PersonId),
        };
}

/// <summary>Loads the rooms of those who write at the same instant.</summary>
public sealed class RoomsInBatches
{
    private readonly InBatches<Place, RoomFacts?> batches;

    public RoomsInBatches(AcrossSchools store, TimeProvider time) => batches = new(places => ReadAsync(store, places, time.GetUtcNow()));

    /// <summary>Null where the actor is not in the chat.</summary>
    internal Task<RoomFacts?> OfAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        batches.AskAsync(new Place(actor.School.Id.Value, chat.Value, actor.Person.Value), cancel);

    private static async Task<IReadOnlyList<RoomFacts?>> ReadAsync(AcrossSchools store, IReadOnlyList<Place> places, DateTimeOffset now)
    {
        Guid[] schools = [.. places.Select(place => place.School)];
        Guid[] chats = [.. places.Select(place => place.Chat)];
        Guid[] people = [.. places.Select(place => place.Person)];
        await using var db = store.Open();
        var members = db.ChatMembers.FromSql(
            $"""
            select m.* from (select distinct * from unnest({schools}, {chats}, {people})) as place (school_id, chat_id, person_id)
                join chat_member m using (school_id, chat_id, person_id)
            """
        );
        var rooms = await db.RoomsOf(members, now)
            .IgnoreQueryFilters([SchoolCommsDb.SchoolFilter])
            .AsNoTracking()
            .AsSingleQuery()
            .ToDictionaryAsync(room => new Place(room.Member.SchoolId.Value, room.Member.ChatId.Value, room.Member.PersonId.Value));
        return [.. places.Select(place => rooms.GetValueOrDefault(place))];
    }

    private sealed record Place(Guid School, Guid Chat, Guid Person);
}
