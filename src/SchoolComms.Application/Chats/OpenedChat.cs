using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A chat for one of its members, and which of the rare things are there at all: only what is there is read.</summary>
/// <param name="Members">How many are in it.</param>
/// <param name="Held">How many messages of others wait for the member's decision as a moderator.</param>
internal sealed record OpenedChat(
    Chat Chat,
    ChatMember Member,
    Block? Block,
    List<Rule> Lifted,
    int Members,
    int Held,
    bool HasQueued,
    bool HasReminders,
    bool HasUnsent
)
{
    // One statement, compiled once: a chat is what people open most.
    private static readonly Func<
        SchoolCommsDb,
        ChatId,
        PersonId,
        DateTimeOffset,
        DateTimeOffset,
        CancellationToken,
        Task<OpenedChat?>
    > Find = EF.CompileAsyncQuery(
        (SchoolCommsDb db, ChatId id, PersonId person, DateTimeOffset now, DateTimeOffset keptSince, CancellationToken cancel) =>
            (
                from member in db.ChatMembers
                where member.ChatId == id && member.PersonId == person && member.EndedAt == null
                join chat in db.Chats on member.ChatId equals chat.Id
                select new OpenedChat(
                    chat,
                    member,
                    db.Blocks.FirstOrDefault(b => b.ChatId == id && b.PersonId == person && b.From <= now && now < b.Until),
                    db.RuleExceptions.Where(e => e.ChatId == id && e.From <= now && now < e.Until).Select(e => e.Rule).ToList(),
                    db.ChatMembers.Count(m => m.ChatId == id && m.EndedAt == null),
                    member.IsModerator
                        ? db.QueuedMessages.Count(m => m.ChatId == id && m.State == QueueState.Held && m.AuthorId != person)
                        : 0,
                    db.QueuedMessages.Any(m => m.ChatId == id && m.AuthorId == person && QueuedMessage.Places.Contains(m.State)),
                    db.PersonalReminders.Any(r => r.ChatId == id && r.PersonId == person && r.ReadAt == null),
                    db.UnsentMessages.Any(u => u.ChatId == id && u.AuthorId == person && u.TouchedAt > keptSince)
                )
            )
                .AsNoTracking()
                .SingleOrDefault()
    );

    /// <summary>The chat as the member finds it now; null for those who are not in it.</summary>
    public static Task<OpenedChat?> FindAsync(
        SchoolCommsDb db,
        ChatId chat,
        PersonId person,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Find(db, chat, person, now, now - UnsentMessage.KeptFor, cancel);

    public Task<ChatRoom> RoomAsync(SchoolCommsDb db, EditionCache editions, Actor actor, DateTimeOffset now, CancellationToken cancel) =>
        ChatRoom.OfAsync(
            db,
            editions,
            actor,
            new RoomFacts
            {
                Chat = Chat,
                Member = Member,
                Block = Block,
                Lifted = Lifted,
            },
            now,
            cancel
        );
}
