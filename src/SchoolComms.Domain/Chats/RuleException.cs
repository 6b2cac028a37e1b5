using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>Identifies an exception from a rule.</summary>
public readonly record struct RuleExceptionId(Guid Value) : IId<RuleExceptionId>
{
    public static RuleExceptionId From(Guid value) => new(value);
}

/// <summary>
/// A moderator lifts one rule for one chat for a time, with a reason that everybody in the chat sees (S2 6, 8: "save
/// where a moderator has agreed otherwise"). It ends by itself.
/// </summary>
public sealed class RuleException
{
    /// <summary>The longest exception, in days.</summary>
    public const int MaxDays = 31;

    private RuleException() { }

    public SchoolId SchoolId { get; private init; }
    public RuleExceptionId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public Rule Rule { get; private init; }
    public DateTimeOffset From { get; private init; }
    public DateTimeOffset Until { get; private init; }
    public string Reason { get; private init; } = "";
    public PersonId AllowedBy { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    public static Result<RuleException> Allow(
        ChatId chat,
        Rule rule,
        DateTimeOffset from,
        DateTimeOffset until,
        string reason,
        PersonId moderator,
        Edition edition,
        DateTimeOffset now
    )
    {
        if (edition.Cite(rule) is not { } clause || edition.Regulation.Content.All(content => content.Rule != rule))
            return new RuleCannotBeLifted { Field = nameof(Rule) };
        if (until <= from || until <= now)
            return new ExceptionEndsBeforeItStarts { Field = nameof(Until) };
        if (until - from > TimeSpan.FromDays(MaxDays))
            return new ExceptionTooLong(MaxDays) { Field = nameof(Until) };

        return new RuleException
        {
            SchoolId = edition.SchoolId,
            Id = NewId.Of<RuleExceptionId>(now),
            ChatId = chat,
            Rule = rule,
            From = from,
            Until = until,
            Reason = reason.Trim(),
            AllowedBy = moderator,
            Clause = clause.Number,
            EditionId = edition.Id,
        };
    }
}

/// <summary>The regulation sets no such rule for messages.</summary>
public sealed record RuleCannotBeLifted() : Error(ErrorKind.Invalid);

/// <summary>An exception must end after it starts, and in the future.</summary>
public sealed record ExceptionEndsBeforeItStarts() : Error(ErrorKind.Invalid);

/// <summary>An exception is for a time, not for good.</summary>
public sealed record ExceptionTooLong(int Days) : Error(ErrorKind.Invalid);
