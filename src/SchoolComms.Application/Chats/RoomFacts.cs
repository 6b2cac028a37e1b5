using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>What the store says of a chat and one of its members, and which of the rare things are there at all: only those are read.</summary>
internal sealed class RoomFacts
{
    public required Chat Chat { get; init; }
    public required ChatMember Member { get; init; }

    /// <summary>A block of the member is in force.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>An exception lifts rules in the chat now.</summary>
    public required bool HasExceptions { get; init; }

    /// <summary>The member has chosen files for a message, and not sent it yet.</summary>
    public required bool HasUnsent { get; init; }

    /// <summary>What else somebody who opens the chat finds; of no account for whoever only writes.</summary>
    public required RoomToRead ToRead { get; init; }
}

/// <param name="Members">How many are in the chat.</param>
/// <param name="Held">How many messages of others wait for the member's decision as a moderator.</param>
/// <param name="HasQueued">Messages of the member's own wait.</param>
/// <param name="HasReminders">The member was reminded of something and has not confirmed to have read it.</param>
internal sealed record RoomToRead(int Members, int Held, bool HasQueued, bool HasReminders);

internal static class Rooms
{
    // Every join is by the school as well, so that it may be asked across schools.
    private static readonly Expression<Func<SchoolCommsDb, Guid[], Guid[], Guid[], DateTimeOffset, bool, IQueryable<RoomFacts>>> Found = (
        db,
        schools,
        chats,
        people,
        now,
        toRead
    ) =>
        (
            from member in db.MembersAt(schools, chats, people)
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
                HasUnsent = db.UnsentMessages.Any(u =>
                    u.SchoolId == member.SchoolId
                    && u.ChatId == member.ChatId
                    && u.AuthorId == member.PersonId
                    && u.TouchedAt + UnsentMessage.KeptFor > now
                ),
                ToRead = new RoomToRead(
                    toRead ? db.ChatMembers.Count(m => m.SchoolId == member.SchoolId && m.ChatId == member.ChatId && m.EndedAt == null) : 0,
                    toRead && member.IsModerator
                        ? db.QueuedMessages.Count(m =>
                            m.SchoolId == member.SchoolId
                            && m.ChatId == member.ChatId
                            && m.State == QueueState.Held
                            && m.AuthorId != member.PersonId
                        )
                        : 0,
                    toRead
                        && db.QueuedMessages.Any(m =>
                            m.SchoolId == member.SchoolId
                            && m.ChatId == member.ChatId
                            && m.AuthorId == member.PersonId
                            && QueuedMessage.Places.Contains(m.State)
                        ),
                    toRead
                        && db.PersonalReminders.Any(r =>
                            r.SchoolId == member.SchoolId && r.ChatId == member.ChatId && r.PersonId == member.PersonId && r.ReadAt == null
                        )
                ),
            }
        )
            .AsNoTracking()
            .IgnoreQueryFilters(new[] { SchoolCommsDb.SchoolFilter });

    private static readonly Func<SchoolCommsDb, Guid[], Guid[], Guid[], DateTimeOffset, bool, IQueryable<RoomFacts>> Query =
        Found.Compile();

    /// <summary>The rooms of whoever is still in these chats; compiled once, as every message and every open chat asks for one.</summary>
    public static readonly Func<SchoolCommsDb, Guid[], Guid[], Guid[], DateTimeOffset, bool, IAsyncEnumerable<RoomFacts>> Read =
        EF.CompileAsyncQuery(Found);

    /// <summary>The actor's room for a use case that may change the chat or the member; null where the actor is not in it.</summary>
    public static Task<RoomFacts?> RoomAsync(this SchoolCommsDb db, Actor actor, ChatId chat, DateTimeOffset now, CancellationToken cancel)
    {
        const bool toRead = false;
        return Query(db, [actor.School.Id.Value], [chat.Value], [actor.Person.Value], now, toRead)
            .AsTracking()
            .SingleOrDefaultAsync(cancel);
    }
}

/// <summary>Finds the rooms of those who come at the same instant.</summary>
public sealed class RoomsInBatches
{
    private readonly InBatches<Place, RoomFacts?> written;
    private readonly InBatches<Place, RoomFacts?> read;

    public RoomsInBatches(AcrossSchools store, TimeProvider time)
    {
        written = new(places => FindAsync(store, places, time.GetUtcNow(), toRead: false));
        read = new(places => FindAsync(store, places, time.GetUtcNow(), toRead: true));
    }

    /// <summary>For somebody who writes; null where the actor is not in the chat.</summary>
    internal Task<RoomFacts?> OfAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        written.AskAsync(new Place(actor.School.Id.Value, chat.Value, actor.Person.Value), cancel);

    /// <summary>For somebody who reads; null where the actor is not in the chat.</summary>
    internal Task<RoomFacts?> OpenAsync(Actor actor, ChatId chat, CancellationToken cancel) =>
        read.AskAsync(new Place(actor.School.Id.Value, chat.Value, actor.Person.Value), cancel);

    private static async Task<IReadOnlyList<RoomFacts?>> FindAsync(
        AcrossSchools store,
        IReadOnlyList<Place> places,
        DateTimeOffset now,
        bool toRead
    )
    {
        Guid[] schools = [.. places.Select(place => place.School)];
        Guid[] chats = [.. places.Select(place => place.Chat)];
        Guid[] people = [.. places.Select(place => place.Person)];
        await using var db = store.Open();
        var found = await Rooms.Read(db, schools, chats, people, now, toRead).ToDictionaryAsync(room => PlaceOf(room.Member));
        return [.. places.Select(place => found.GetValueOrDefault(place))];
    }

    private static Place PlaceOf(ChatMember member) => new(member.SchoolId.Value, member.ChatId.Value, member.PersonId.Value);

    private sealed record Place(Guid School, Guid Chat, Guid Person);
}
