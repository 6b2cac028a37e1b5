using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a violation.</summary>
public readonly record struct ViolationId(Guid Value) : IId<ViolationId>
{
    public static ViolationId From(Guid value) => new(value);
}

/// <summary>A member broke a rule in a chat: recorded by a moderator, under the clause and edition of that moment.</summary>
public sealed class Violation
{
    private Violation() { }

    public SchoolId SchoolId { get; private init; }
    public ViolationId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }
    public MessageId MessageId { get; private init; }
    public Rule Rule { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    /// <summary>When the rule was broken: when the message was sent. The ladder counts by it.</summary>
    public DateTimeOffset CommittedAt { get; private init; }

    public PersonId RecordedBy { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Records; refused for a rule that the regulation does not set for the author, and for whom a moderator may not sanction.</summary>
    public static Result<Violation> Record(
        Message message,
        Offender author,
        Rule rule,
        Edition edition,
        PersonId moderator,
        DateTimeOffset now
    )
    {
        var sanctionable = SanctionRule.Check(moderator, author, edition);
        if (sanctionable.IsRefused)
            return sanctionable.Error;
        var named = NamedRule.Check(edition, rule, message.Author);
        if (named.IsRefused)
            return named.Error;

        return new Violation
        {
            SchoolId = message.SchoolId,
            Id = NewId.Of<ViolationId>(now),
            ChatId = message.ChatId,
            PersonId = message.AuthorId,
            MessageId = message.Id,
            Rule = rule,
            Clause = named.Value.Number,
            EditionId = edition.Id,
            CommittedAt = message.SentAt,
            RecordedBy = moderator,
            RecordedAt = now,
        };
    }
}

/// <summary>This message stands in the ledger already: one message, one violation.</summary>
public sealed record ViolationAlreadyRecorded() : Error(ErrorKind.Conflict);
