using System.Buffers.Binary;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Identifies a message. Ids grow with time, so "the last 50 of a chat" is one range of the key.</summary>
public readonly record struct MessageId(Guid Value) : IId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    /// <summary>The least id that a message of this instant, or a later one, can have: a stretch of time is a range of the key.</summary>
    public static MessageId LeastAt(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new MessageId(new Guid(bytes, bigEndian: true));
    }

    public static bool operator <(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(MessageId left, MessageId right) => left.Value.CompareTo(right.Value) >= 0;
}

public enum MessageKind
{
    Text = 1,

    /// <summary>A moderator reminds of the Rules (S1 4.4).</summary>
    Reminder,

    /// <summary>A blocked member apologises to the chat (S1 4.6).</summary>
    Apology,
}

/// <summary>What somebody wrote in a chat. A removed message keeps its text, for moderators and the director only.</summary>
public sealed class Message
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxText = 4000;

    private Message() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public MessageId Id { get; private init; }
    public PersonId AuthorId { get; private init; }

    /// <summary>As whom it was written, for the rules and for the moderator.</summary>
    public Audience Author { get; private init; }

    public MessageKind Kind { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>How many files it carries; its <see cref="Attachment"/>s say which.</summary>
    public int FileCount { get; private set; }

    /// <summary>When it was written, where it had to wait; null where it was sent at once.</summary>
    public DateTimeOffset? WrittenAt { get; private init; }

    /// <summary>The rule that a reminder reminds of; for an apology, early unblocking.</summary>
    public Rule? Rule { get; private init; }

    /// <summary>The edition that a reminder, or an apology, quotes.</summary>
    public EditionId? EditionId { get; private init; }

    public Removal? Removal { get; private set; }

    public bool IsRemoved => Removal is not null;

    /// <param name="writtenAt">Where it had to wait.</param>
    public static Message Post(
        Chat chat,
        PersonId author,
        Audience audience,
        string text,
        DateTimeOffset now,
        DateTimeOffset? writtenAt = null
    ) =>
        new()
        {
            SchoolId = chat.SchoolId,
            ChatId = chat.Id,
            Id = NewId.Of<MessageId>(now),
            AuthorId = author,
            Author = audience,
            Kind = MessageKind.Text,
            Text = text.Trim(),
            SentAt = now,
            WrittenAt = writtenAt,
        };

    /// <summary>The message carries these files, in this order.</summary>
    public IReadOnlyList<Attachment> Carry(IReadOnlyList<FileId> files)
    {
        FileCount = files.Count;
        return [.. files.Select((file, position) => Attachment.Of(this, file, position))];
    }

    /// <summary>Reminds the chat of a rule (S1 4.4), where the regulation knows reminders and the rule.</summary>
    public static Result<Message> Remind(
        Chat chat,
        PersonId moderator,
        Audience audience,
        Rule rule,
        string text,
        Edition edition,
        DateTimeOffset now
    )
    {
        if (!edition.Regulation.Contains(Regulations.Rule.RulesReminded))
            return new RemindingNotProvided(NearestClause.Of(edition, Regulations.Rule.RulesReminded));
        if (edition.Regulation.Content.All(content => content.Rule != rule))
            return new RuleNotInRegulation(null) { Field = nameof(Rule) };
        if (text.Trim().Length > MaxText)
            return new MessageTooLong(MaxText) { Field = nameof(Text) };

        return Quoting(MessageKind.Reminder, chat, moderator, audience, rule, text, edition, now);
    }

    internal static Message Apologise(Chat chat, PersonId person, Audience audience, string text, Edition edition, DateTimeOffset now) =>
        Quoting(MessageKind.Apology, chat, person, audience, Regulations.Rule.EarlyUnblocking, text, edition, now);

    /// <summary>Removes the message from the chat under a rule set for its author; the text stays for the record (S1 4.2, S2 4).</summary>
    public Result<Clause> Remove(Judge judge, Rule rule, Edition edition, DateTimeOffset now)
    {
        if (IsRemoved)
            return new MessageAlreadyRemoved();

        var named = NamedRule.Check(edition, rule, Author);
        if (named.IsRefused)
            return named;

        Removal = new Removal(now, judge.Person, judge.As, rule, named.Value.Number, edition.Id);
        return named;
    }

    // A message that stands on a rule: the chat reads it with its clause.
    private static Message Quoting(
        MessageKind kind,
        Chat chat,
        PersonId author,
        Audience audience,
        Rule rule,
        string text,
        Edition edition,
        DateTimeOffset now
    ) =>
        new()
        {
            SchoolId = chat.SchoolId,
            ChatId = chat.Id,
            Id = NewId.Of<MessageId>(now),
            AuthorId = author,
            Author = audience,
            Kind = kind,
            Text = text.Trim(),
            SentAt = now,
            Rule = rule,
            EditionId = edition.Id,
        };
}

/// <summary>Who removed a message, as what, when and under which rule.</summary>
public sealed record Removal(DateTimeOffset At, PersonId By, Capacity As, Rule Rule, string Clause, EditionId EditionId);

/// <summary>Another moderator was faster.</summary>
public sealed record MessageAlreadyRemoved() : Error(ErrorKind.Conflict);

/// <summary>The regulation does not provide for reminders.</summary>
public sealed record RemindingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
