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
        if (await db.RoomAsync(actor, id, now, cancel) is not { } found)
            return new NotFound(nameof(Chat));

        return await OfAsync(db, editions, actor, found, now, cancel);
    }

    internal static async Task<ChatRoom> OfAsync(
        SchoolCommsDb db,
        EditionCache editions,
        Actor actor,
        RoomFacts found,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (chat, member) = (found.Chat, found.Member);
        var block = found.IsBlocked
            ? await db.Blocks.FirstOrDefaultAsync(
                b => b.ChatId == chat.Id && b.PersonId == member.PersonId && b.From <= now && now < b.Until,
                cancel
            )
            : null;
        var blocked = block?.Refusal(await editions.GetAsync(db, block.EditionId, cancel), actor.School.Zone);
        var lifted = found.HasExceptions
            ? await db
                .RuleExceptions.Where(e => e.ChatId == chat.Id && e.From <= now && now < e.Until)
                .Select(e => e.Rule)
                .ToListAsync(cancel)
            : [];

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
