using SchoolComms.Application.Store;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Application.Chats;

/// <summary>A chat for one of its members who reads it, and which of the rare things are there at all: only what is there is read.</summary>
internal sealed class OpenedChat
{
    public required RoomFacts Room { get; init; }

    /// <summary>How many are in it.</summary>
    public int Members { get; init; }

    /// <summary>How many messages of others wait for the member's decision as a moderator.</summary>
    public int Held { get; init; }

    public bool HasQueued { get; init; }

    public bool HasReminders { get; init; }
}

internal static class OpenedChats
{
    /// <summary>What these members find when they open their chats.</summary>
    public static IQueryable<OpenedChat> OpenedBy(this SchoolCommsDb db, IQueryable<ChatMember> members, DateTimeOffset now) =>
        from room in db.RoomsOf(members, now)
        let member = room.Member
        select new OpenedChat
        {
            Room = room,
            Members = db.ChatMembers.Count(m => m.SchoolId == member.SchoolId && m.ChatId == member.ChatId && m.EndedAt == null),
            Held = member.IsModerator
                ? db.QueuedMessages.Count(m =>
                    m.SchoolId == member.SchoolId
                    && m.ChatId == member.ChatId
                    && m.State == QueueState.Held
                    && m.AuthorId != member.PersonId
                )
                : 0,
            HasQueued = db.QueuedMessages.Any(m =>
                m.SchoolId == member.SchoolId
                && m.ChatId == member.ChatId
                && m.AuthorId == member.PersonId
                && QueuedMessage.Places.Contains(m.State)
            ),
            HasReminders = db.PersonalReminders.Any(r =>
                r.SchoolId == member.SchoolId && r.ChatId == member.ChatId && r.PersonId == member.PersonId && r.ReadAt == null
            ),
        };
}
