using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Why somebody is no longer in a chat.</summary>
public enum Departure
{
    /// <summary>Left of their own will (S2 7): not silently put back.</summary>
    Left = 1,

    /// <summary>No longer belongs to the class or the school (S1 4.8, S2 4).</summary>
    Moved,
}

/// <summary>
/// Somebody in a chat, in the one role in which they are there: a teacher who is also a parent writes in the parents'
/// chat as a parent.
/// </summary>
public sealed class ChatMember
{
    private ChatMember() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }
    public Role Role { get; private set; }

    /// <summary>The worker who creates a chat is its moderator (S1 4.2, S2 4).</summary>
    public bool IsModerator { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Departure? Departure { get; private set; }

    /// <summary>The newest message that the member has seen; null before the first.</summary>
    public MessageId? LastRead { get; private set; }

    /// <summary>The form by which the member last sent something; null before the first.</summary>
    public SentForm? LastSent { get; private set; }

    public bool IsPresent => EndedAt is null;

    public static ChatMember Enter(Chat chat, PersonId person, Role role, bool moderator, DateTimeOffset now) =>
        new()
        {
            SchoolId = chat.SchoolId,
            ChatId = chat.Id,
            PersonId = person,
            Role = role,
            IsModerator = moderator,
            JoinedAt = now,
        };

    /// <summary>Brings back somebody who had moved away; somebody who left of their own will comes back by that will only.</summary>
    public bool Return(Role role, DateTimeOffset now, bool ofOwnWill = false)
    {
        if (IsPresent || (Departure == Chats.Departure.Left && !ofOwnWill))
            return false;

        (Role, JoinedAt, EndedAt, Departure) = (role, now, null, null);
        return true;
    }

    /// <summary>Is there in another role from now on: the one that they wrote in has ended.</summary>
    public void GoOnAs(Role role) => Role = role;

    /// <summary>The chat's worker keeps order in it from now on, whatever they were in it before.</summary>
    public void TakeCharge(Role role, DateTimeOffset now)
    {
        Return(role, now, ofOwnWill: true);
        (Role, IsModerator) = (role, true);
    }

    /// <summary>Somebody else keeps order from now on; who still belongs to the chat stays in it, in that role.</summary>
    public void HandOver(Role? belongsAs, DateTimeOffset now)
    {
        IsModerator = false;
        if (belongsAs is { } role)
            Role = role;
        else
            End(Chats.Departure.Moved, now);
    }

    /// <summary>Remembers how far the member has read; reading never goes back.</summary>
    /// <returns>Whether this is further than before.</returns>
    public bool Read(MessageId message)
    {
        if (LastRead is { } last && last >= message)
            return false;

        LastRead = message;
        return true;
    }

    /// <summary>Whether this is the form that the member sent last: it has brought its message already.</summary>
    public bool HasSent(SentForm? form) => form is not null && form == LastSent;

    /// <summary>Remembers by which form something was sent; null where it came by none.</summary>
    public void Send(SentForm? form) => LastSent = form ?? LastSent;

    /// <summary>Takes over what another row of the same person had in this chat; that one ends.</summary>
    public void Absorb(ChatMember other, DateTimeOffset now)
    {
        if (other.IsPresent && !IsPresent)
            (Role, EndedAt, Departure) = (other.Role, null, null);
        if (other.IsPresent)
            IsModerator |= other.IsModerator;
        JoinedAt = other.JoinedAt < JoinedAt ? other.JoinedAt : JoinedAt;
        if (other.LastRead is { } read)
            Read(read);
        (other.IsModerator, other.EndedAt, other.Departure) = (false, other.EndedAt ?? now, other.Departure ?? Chats.Departure.Moved);
    }

    public void End(Departure departure, DateTimeOffset now)
    {
        if (!IsPresent)
            return;

        (EndedAt, Departure) = (now, departure);
    }

    /// <summary>Takes back a departure that was not of their own will, or a change of role, as if it had not been.</summary>
    /// <param name="ended">When the membership ended; one that ended otherwise stays as it is.</param>
    /// <param name="role">The role in which they were there.</param>
    /// <param name="moderator">Whether they kept order.</param>
    /// <returns>Whether they are there again.</returns>
    public bool Restore(DateTimeOffset ended, Role role, bool moderator)
    {
        if (!IsPresent && (EndedAt != ended || Departure != Chats.Departure.Moved))
            return false;

        (EndedAt, Departure, Role, IsModerator) = (null, null, role, moderator);
        return true;
    }
}
