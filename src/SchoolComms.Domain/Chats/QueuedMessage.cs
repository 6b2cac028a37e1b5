using System.Collections.Immutable;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Identifies a message that waits.</summary>
public readonly record struct QueuedMessageId(Guid Value) : IId<QueuedMessageId>
{
    public static QueuedMessageId From(Guid value) => new(value);
}

/// <summary>What has become of a message that waits.</summary>
public enum QueueState
{
    /// <summary>For the hours to open.</summary>
    Waiting = 1,
    Sent,
    TakenBack,

    /// <summary>Examined again at the opening and refused; the author sees why and may take the text back.</summary>
    Refused,

    /// <summary>For a moderator's decision.</summary>
    Held,

    /// <summary>A moderator did not let it through; the author sees why and may take the text back.</summary>
    Declined,
}

/// <summary>Why a message that waited was not sent.</summary>
public enum QueueRefusal
{
    MeetsRule = 1,
    Blocked,
    RulesNotAcknowledged,
    MayNotWrite,

    /// <summary>The author's access to the portal is restricted.</summary>
    Restricted,
}

/// <summary>
/// What somebody wrote and could not send at once: outside the posting hours it waits for their opening (RUL-1; S2 6, 8) and is
/// examined again then; what meets a rule in the mode "hold" waits for a moderator. Others do not see it until it is sent.
/// </summary>
public sealed class QueuedMessage
{
    /// <summary>How many messages of one author may wait in one chat; held, refused and declined ones count until they are taken back.</summary>
    public const int MaxWaiting = 10;

    /// <summary>The longest reason of a moderator, in characters.</summary>
    public const int MaxReason = 200;

    /// <summary>The states in which a message has its place in the chat's queue.</summary>
    public static readonly ImmutableArray<QueueState> Places =
    [
        QueueState.Waiting,
        QueueState.Refused,
        QueueState.Held,
        QueueState.Declined,
    ];

    private QueuedMessage() { }

    public SchoolId SchoolId { get; private init; }
    public QueuedMessageId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId AuthorId { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset QueuedAt { get; private init; }

    /// <summary>When it is examined again: at the opening, or where an exception lifts the hours before. Null when it waits for no hour.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public QueueState State { get; private set; }

    /// <summary>Since when it is in this state; null while it waits for the hours.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public QueueRefusal? RefusedFor { get; private set; }

    /// <summary>The content rule that it met.</summary>
    public Rule? Rule { get; private set; }

    /// <summary>The clause that refused or held it, as it stood then.</summary>
    public Clause? Clause { get; private set; }

    /// <summary>The words that met the rule; null where the whole message did.</summary>
    public string? Fragment { get; private set; }

    /// <summary>The moderator's decision; null where none was made.</summary>
    public HoldDecision? Decision { get; private set; }

    /// <summary>The opening that a stopped message may wait for: only the hours stand against it. Null otherwise.</summary>
    public static DateTimeOffset? OpeningFor(Error refusal) =>
        refusal is (MessageRefused or MessageHeld) and MessageStopped { Verdict: var verdict }
        && verdict.Decisive.All(finding => finding.Rule == Regulations.Rule.PostingHours)
            ? verdict.OpensAt
            : null;

    /// <summary>Queues a message that was stopped for the hours; any other refusal stands.</summary>
    /// <param name="lifted">When an exception lifts the hours for the chat next; null where none does.</param>
    /// <param name="waiting">How many of the author's messages stand in the chat's queue already.</param>
    public static Result<QueuedMessage> Queue(
        Actor author,
        ChatId chat,
        string text,
        Error refusal,
        DateTimeOffset? lifted,
        int waiting,
        DateTimeOffset now
    )
    {
        if (OpeningFor(refusal) is not { } opening)
            return refusal;
        if (waiting >= MaxWaiting)
            return new TooManyWaiting(MaxWaiting, refusal.Clause);

        var queued = Written(author, chat, text, now);
        queued.WaitFor(opening, lifted);
        return queued;
    }

    /// <summary>Keeps a message for the moderator; any other refusal stands.</summary>
    /// <param name="waiting">How many of the author's messages stand in the chat's queue already.</param>
    public static Result<QueuedMessage> Hold(Actor author, ChatId chat, string text, Error refusal, int waiting, DateTimeOffset now)
    {
        if (refusal is not MessageHeld held)
            return refusal;
        if (waiting >= MaxWaiting)
            return new TooManyWaiting(MaxWaiting, refusal.Clause);

        var queued = Written(author, chat, text, now);
        queued.WaitForModerator(held, now);
        return queued;
    }

    /// <summary>It was accepted and stands in the chat.</summary>
    public void Send(DateTimeOffset now) => Settle(QueueState.Sent, now);

    /// <summary>
    /// The examination at the opening stopped it: it waits on where only the hours have moved, or for the moderator where a
    /// moderator is to decide, else it stays with the reason.
    /// </summary>
    /// <param name="lifted">When an exception lifts the hours for the chat next; null where none does.</param>
    public void Stop(Error refusal, DateTimeOffset? lifted, DateTimeOffset now)
    {
        if (OpeningFor(refusal) is { } opening)
            WaitFor(opening, lifted);
        else if (refusal is MessageHeld held)
            WaitForModerator(held, now);
        else
            Refuse(refusal, now);
    }

    /// <summary>The author takes the text back; too late once it is sent. Taking it back twice is no harm.</summary>
    public Result TakeBack(DateTimeOffset now)
    {
        if (State == QueueState.Sent)
            return new QueuedMessageSent();
        if (State != QueueState.TakenBack)
            Settle(QueueState.TakenBack, now);
        return Result.Done;
    }

    /// <summary>Whether somebody may decide on it: it is held, and is not their own.</summary>
    public Result MayDecide(PersonId moderator) =>
        moderator == AuthorId ? new OwnCase()
        : State != QueueState.Held ? new HeldMessageDecided(State)
        : Result.Done;

    /// <summary>A moderator lets it into the chat.</summary>
    public Result LetThrough(PersonId moderator, DateTimeOffset now)
    {
        var may = MayDecide(moderator);
        if (may.IsRefused)
            return may;

        Decision = new HoldDecision(moderator, now, null);
        Settle(QueueState.Sent, now);
        return Result.Done;
    }

    /// <summary>A moderator does not let it into the chat, and tells the author why.</summary>
    public Result Decline(PersonId moderator, string reason, DateTimeOffset now)
    {
        var may = MayDecide(moderator);
        if (may.IsRefused)
            return may;
        if (WrittenText.Trimmed(reason, MaxReason) is not { } why)
            return new DeclineReasonMissingOrTooLong(MaxReason) { Field = nameof(reason) };

        Decision = new HoldDecision(moderator, now, why);
        Settle(QueueState.Declined, now);
        return Result.Done;
    }

    private static QueuedMessage Written(Actor author, ChatId chat, string text, DateTimeOffset now) =>
        new()
        {
            SchoolId = author.School.Id,
            Id = NewId.Of<QueuedMessageId>(now),
            ChatId = chat,
            AuthorId = author.Person,
            Text = text.Trim(),
            QueuedAt = now,
        };

    private void WaitFor(DateTimeOffset opening, DateTimeOffset? lifted) =>
        (State, DueAt) = (QueueState.Waiting, lifted < opening ? lifted : opening);

    private void WaitForModerator(MessageHeld held, DateTimeOffset now)
    {
        var met = held.Verdict.Decisive.First();
        (Rule, Clause, Fragment) = (met.Rule, met.Clause, met.Fragment);
        DueAt = null;
        Settle(QueueState.Held, now);
    }

    private void Refuse(Error refusal, DateTimeOffset now)
    {
        var met = (refusal as MessageRefused)?.Verdict.Decisive.First();
        RefusedFor = refusal switch
        {
            MessageRefused => QueueRefusal.MeetsRule,
            MemberBlocked => QueueRefusal.Blocked,
            RulesNotAcknowledged => QueueRefusal.RulesNotAcknowledged,
            AccessRestricted => QueueRefusal.Restricted,
            _ => QueueRefusal.MayNotWrite,
        };
        (Rule, Clause, Fragment) = (met?.Rule, refusal.Clause, met?.Fragment);
        Settle(QueueState.Refused, now);
    }

    private void Settle(QueueState state, DateTimeOffset now) => (State, SettledAt) = (state, now);
}

/// <summary>What a moderator decided on a held message.</summary>
/// <param name="Reason">Why it was declined; null where it was let through.</param>
public sealed record HoldDecision(PersonId By, DateTimeOffset At, string? Reason);

/// <summary>Too many messages of the author wait in this chat.</summary>
public sealed record TooManyWaiting(int Max, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The hours have opened, or a moderator has decided: the message stands in the chat.</summary>
public sealed record QueuedMessageSent() : Error(ErrorKind.Conflict);

/// <summary>Another moderator has decided on it, or its author has taken it back.</summary>
public sealed record HeldMessageDecided(QueueState State) : Error(ErrorKind.Conflict);

/// <summary>The author is told why; the reason must be there and short.</summary>
public sealed record DeclineReasonMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);
