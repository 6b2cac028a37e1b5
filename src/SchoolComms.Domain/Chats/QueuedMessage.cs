using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Identifies a message that waits for the hours to open.</summary>
public readonly record struct QueuedMessageId(Guid Value) : IId<QueuedMessageId>
{
    public static QueuedMessageId From(Guid value) => new(value);
}

/// <summary>What has become of a message that waits.</summary>
public enum QueueState
{
    Waiting = 1,
    Sent,
    TakenBack,

    /// <summary>Examined again at the opening and refused; the author sees why and may take the text back.</summary>
    Refused,
}

/// <summary>Why a message that waited was not sent.</summary>
public enum QueueRefusal
{
    MeetsRule = 1,
    Blocked,
    RulesNotAcknowledged,
    MayNotWrite,
}

/// <summary>
/// What somebody wrote outside the posting hours and asked to send when they open (RUL-1; S2 6, 8). Only its author
/// sees it. At the opening it is examined again: the hours, the calendar, a block or the person's place may have changed.
/// </summary>
public sealed class QueuedMessage
{
    /// <summary>How many messages of one author may wait in one chat, refused ones that are not taken back included.</summary>
    public const int MaxWaiting = 10;

    private QueuedMessage() { }

    public SchoolId SchoolId { get; private init; }
    public QueuedMessageId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId AuthorId { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset QueuedAt { get; private init; }

    /// <summary>The opening that it waits for.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public QueueState State { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public QueueRefusal? RefusedFor { get; private set; }

    /// <summary>The content rule that it met at the opening.</summary>
    public Rule? RefusedRule { get; private set; }

    /// <summary>The clause of the refusal, as it stood then.</summary>
    public Clause? RefusedUnder { get; private set; }

    /// <summary>The opening that a refused message may wait for: only the hours stand against it. Null otherwise.</summary>
    public static DateTimeOffset? OpeningFor(Error refusal) =>
        refusal is MessageRefused { Verdict: var verdict } && verdict.Decisive.All(finding => finding.Rule == Rule.PostingHours)
            ? verdict.OpensAt
            : null;

    /// <summary>Queues a message that was refused for the hours; any other refusal stands.</summary>
    /// <param name="waiting">How many of the author's messages stand in the chat's queue already.</param>
    public static Result<QueuedMessage> Queue(Actor author, ChatId chat, string text, Error refusal, int waiting, DateTimeOffset now)
    {
        if (OpeningFor(refusal) is not { } opening)
            return refusal;
        if (waiting >= MaxWaiting)
            return new TooManyWaiting(MaxWaiting, refusal.Clause);

        return new QueuedMessage
        {
            SchoolId = author.School.Id,
            Id = NewId.Of<QueuedMessageId>(now),
            ChatId = chat,
            AuthorId = author.Person,
            Text = text.Trim(),
            QueuedAt = now,
            DueAt = opening,
            State = QueueState.Waiting,
        };
    }

    /// <summary>It was accepted and stands in the chat.</summary>
    public void Send(DateTimeOffset now) => Settle(QueueState.Sent, now);

    /// <summary>The examination at the opening refused it: it waits on where only the hours have moved, else it stays with the reason.</summary>
    public void Refuse(Error refusal, DateTimeOffset now)
    {
        if (OpeningFor(refusal) is { } opening)
        {
            DueAt = opening;
            return;
        }

        RefusedFor = refusal switch
        {
            MessageRefused => QueueRefusal.MeetsRule,
            MemberBlocked => QueueRefusal.Blocked,
            RulesNotAcknowledged => QueueRefusal.RulesNotAcknowledged,
            _ => QueueRefusal.MayNotWrite,
        };
        RefusedRule = (refusal as MessageRefused)?.Verdict.Decisive.First().Rule;
        RefusedUnder = refusal.Clause;
        Settle(QueueState.Refused, now);
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

    private void Settle(QueueState state, DateTimeOffset now) => (State, SettledAt) = (state, now);
}

/// <summary>Too many messages of the author wait in this chat.</summary>
public sealed record TooManyWaiting(int Max, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The hours have opened and the message stands in the chat.</summary>
public sealed record QueuedMessageSent() : Error(ErrorKind.Conflict);
