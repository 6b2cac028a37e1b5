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
    public PersonId RecordedBy { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Nobody records a violation against themselves.</summary>
    public static Result<Violation> Record(
        Message message,
        Rule rule,
        Clause clause,
        Edition edition,
        PersonId moderator,
        DateTimeOffset now
    )
    {
        if (message.AuthorId == moderator)
            return new OwnCase();

        return new Violation
        {
            SchoolId = message.SchoolId,
            Id = NewId.Of<ViolationId>(now),
            ChatId = message.ChatId,
            PersonId = message.AuthorId,
            MessageId = message.Id,
            Rule = rule,
            Clause = clause.Number,
            EditionId = edition.Id,
            RecordedBy = moderator,
            RecordedAt = now,
        };
    }
}

/// <summary>Nobody decides in a case of their own.</summary>
public sealed record OwnCase() : Error(ErrorKind.Conflict);

/// <summary>A moderator never sanctions an equal or higher office: that goes to the director.</summary>
public sealed record EqualOrHigherOffice() : Error(ErrorKind.Conflict);

/// <summary>The rule named is not one that the regulation sets for this author.</summary>
public sealed record RuleNotInRegulation() : Error(ErrorKind.Invalid);
