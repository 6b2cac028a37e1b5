using System.Collections.Immutable;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Invitations;

/// <summary>Identifies a letter with an invite link.</summary>
public readonly record struct InviteMailId(Guid Value) : IId<InviteMailId>
{
    public static InviteMailId From(Guid value) => new(value);
}

public enum MailState
{
    Waiting = 1,
    Sent,
    Failed,
}

/// <summary>Why a letter did not go out, as far as a person needs to know it.</summary>
public enum MailFailure
{
    /// <summary>The mail server refused the address or the letter for good (5xx).</summary>
    Refused = 1,

    /// <summary>The mail server asked to try later (4xx), and did so to the end.</summary>
    Postponed,

    /// <summary>No conversation with the mail server came about, or it broke off.</summary>
    Unreachable,

    /// <summary>The link was used, annulled or expired before its letter went out.</summary>
    LinkClosed,
}

/// <summary>
/// A letter with an invite link to one address. It keeps no code: the code is drawn when the letter is sent. What fails
/// for a time is tried again three times after growing pauses.
/// </summary>
public sealed class InviteMail
{
    /// <summary>The pauses before the second, third and fourth attempt.</summary>
    public static readonly ImmutableArray<TimeSpan> Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Longer than a conversation with a mail server takes: until then no other node tries the same letter.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromMinutes(3);

    private InviteMail() { }

    public SchoolId SchoolId { get; private init; }
    public InviteMailId Id { get; private init; }
    public InviteId InviteId { get; private init; }
    public EmailAddress Address { get; private init; } = null!;
    public MailState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>When it is tried next; while it waits.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public PersonId AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>When it was sent, or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why the newest attempt failed.</summary>
    public MailFailure? Failure { get; private set; }

    /// <summary>The mail server's own number of the failure: 550; null where it gave none.</summary>
    public int? Answer { get; private set; }

    public static InviteMail Ask(Invite invite, EmailAddress address, PersonId by, DateTimeOffset now) =>
        new()
        {
            SchoolId = invite.SchoolId,
            Id = NewId.Of<InviteMailId>(now),
            InviteId = invite.Id,
            Address = address,
            State = MailState.Waiting,
            DueAt = now,
            AskedBy = by,
            AskedAt = now,
        };

    public bool IsDue(DateTimeOffset now) => State == MailState.Waiting && DueAt <= now;

    /// <summary>An attempt starts. Should it never end, because the node died, another follows.</summary>
    public void Try(DateTimeOffset now)
    {
        Attempts++;
        DueAt = now + Attempt;
    }

    public void Deliver(DateTimeOffset now) => (State, EndedAt, Failure, Answer) = (MailState.Sent, now, null, null);

    /// <summary>An attempt has failed: for good, or to be tried again after a pause, as long as there is one left.</summary>
    public void Fail(MailFailure failure, int? answer, DateTimeOffset now)
    {
        (Failure, Answer) = (failure, answer);
        if (failure is MailFailure.Postponed or MailFailure.Unreachable && Attempts <= Pauses.Length)
            DueAt = now + Pauses[Attempts - 1];
        else
            (State, EndedAt) = (MailState.Failed, now);
    }
}
