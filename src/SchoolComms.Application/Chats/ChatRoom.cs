using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A chat as one of its members meets it: the one way into a chat, so that a foreign chat is simply not there.</summary>
/// <param name="Block">The member's block in force.</param>
/// <param name="Blocked">What the block says to the member, by the edition under which it was decided.</param>
/// <param name="Lifted">The rules that an exception lifts now.</param>
public sealed record ChatRoom(Chat Chat, ChatMember Member, Block? Block, MemberBlocked? Blocked, IReadOnlySet<Rule> Lifted)
{
    /// <summary>The other one in a direct chat; null in every other.</summary>
    public Counterpart? Other { get; private init; }

    /// <summary>The chat's name as the member sees it.</summary>
    public string Name => ChatNames.For(Chat, Other?.Name);

    internal Result MayWrite(Actor actor) => PostingRule.MayWrite(actor, Chat, Member, Blocked, Other);

    internal static async Task<Result<ChatRoom>> LoadAsync(
        SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        ChatId id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var found = await (
            from member in db.ChatMembers
            where member.ChatId == id && member.PersonId == actor.Person && member.EndedAt == null
            join chat in db.Chats on member.ChatId equals chat.Id
            select new
            {
                Chat = chat,
                Member = member,
                Block = db.Blocks.FirstOrDefault(b => b.ChatId == id && b.PersonId == actor.Person && b.From <= now && now < b.Until),
                Lifted = db.RuleExceptions.Where(e => e.ChatId == id && e.From <= now && now < e.Until).Select(e => e.Rule).ToList(),
            }
        ).SingleOrDefaultAsync(cancel);
        return found is null
            ? new NotFound(nameof(Chat))
            : await OfAsync(db, editions, actor, found.Chat, found.Member, found.Block, found.Lifted, now, cancel);
    }

    /// <summary>The room of what has been read of it.</summary>
    internal static async Task<ChatRoom> OfAsync(
        SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        Chat chat,
        ChatMember member,
        Block? block,
        IEnumerable<Rule> lifted,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var blocked = block?.Refusal(await editions.GetAsync(db, block.EditionId, cancel), actor.School.Zone);

        // Only a chat of two asks about the other one: no other chat pays for it.
        var other = chat.OtherThan(actor.Person) is { } person ? await db.CounterpartAsync(actor, person, chat.Id, now, cancel) : null;
        return new ChatRoom(chat, member, block, blocked, lifted.ToHashSet()) { Other = other };
    }

    /// <summary>The room, for those who may do this in it; moderation is only in chats that one moderates (S1 4.2, S2 4).</summary>
    internal static async Task<Result<ChatRoom>> LoadForAsync(
        SchoolAction action,
        SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        ChatId id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var room = await LoadAsync(db, editions, actor, id, now, cancel);
        if (room.IsRefused)
            return room;

        var permitted = Permissions.Check(actor, action, Target.Of(room.Value.Member));
        return permitted.IsRefused ? permitted.Error : room;
    }
}
