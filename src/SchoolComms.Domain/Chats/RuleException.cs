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

    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 200;

    private RuleException() { }

    public SchoolId SchoolId { get; private init; }
    public RuleExceptionId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public Rule Rule { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>The first moment at which the rule holds again; earlier than agreed where somebody ended the exception.</summary>
    public DateTimeOffset Until { get; private set; }
    public string Reason { get; private init; } = "";
    public PersonId AllowedBy { get; private init; }
    public string Clause { get; private init; } = "";
    public EditionId EditionId { get; private init; }

    /// <summary>Who ended it early; null where it ends by itself.</summary>
    public PersonId? EndedBy { get; private set; }

    /// <summary>Its first moment is inside, its end is outside.</summary>
    public bool IsInForce(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>The rules that may be lifted in the chat; for a chat of parents, as they stand for parents. Nobody lifts one for two.</summary>
    public static IEnumerable<ContentRule> Liftable(Edition edition, Chat chat) =>
        edition
            .Regulation.Content.Where(content =>
                !chat.IsDirect
                && edition.Regulation.Liftable.Contains(content.Rule)
                && (chat.WrittenBy ?? content.Audience) == content.Audience
            )
            .DistinctBy(content => content.Rule);

    /// <summary>
    /// Lifts a rule about messages; refused for a rule that knows no exceptions, and for a term without an end in sight. Exceptions
    /// may overlap, each with its reason; one that adds nothing to another is refused.
    /// </summary>
    /// <param name="others">The chat's exceptions that have not ended.</param>
    public static Result<RuleException> Allow(
        Chat chat,
        Rule rule,
        DateTimeOffset from,
        DateTimeOffset until,
        string reason,
        PersonId moderator,
        Edition edition,
        IEnumerable<RuleException> others,
        DateTimeOffset now
    )
    {
        if (Liftable(edition, chat).FirstOrDefault(content => content.Rule == rule) is not { } lifted)
            return new RuleCannotBeLifted(edition.Cite(rule, chat.WrittenBy)) { Field = nameof(Rule) };
        if (WrittenText.Trimmed(reason, MaxReason) is not { } why)
            return new ReasonMissingOrTooLong(MaxReason) { Field = nameof(Reason) };
        if (until <= from || until <= now)
            return new ExceptionEndsBeforeItStarts { Field = nameof(Until) };
        if (until - from > TimeSpan.FromDays(MaxDays))
            return new ExceptionTooLong(MaxDays) { Field = nameof(Until) };
        if (others.Any(other => other.Rule == rule && other.From <= from && until <= other.Until))
            return new RuleIsLiftedAlready { Field = nameof(Rule) };

        return new RuleException
        {
            SchoolId = edition.SchoolId,
            Id = NewId.Of<RuleExceptionId>(now),
            ChatId = chat.Id,
            Rule = rule,
            From = from,
            Until = until,
            Reason = why,
            AllowedBy = moderator,
            Clause = lifted.Clause,
            EditionId = edition.Id,
        };
    }

    /// <summary>The rule holds again from now on; one that has not begun never begins. The record keeps until when it was agreed.</summary>
    public Result End(PersonId worker, DateTimeOffset now)
    {
        if (Until <= now)
            return new ExceptionHasEnded();

        (Until, EndedBy) = (now, worker);
        return Result.Done;
    }
}

/// <summary>Another exception lifts the rule for the whole of this time.</summary>
public sealed record RuleIsLiftedAlready() : Error(ErrorKind.Conflict);

/// <summary>The exception has ended, by itself or by somebody's decision.</summary>
public sealed record ExceptionHasEnded() : Error(ErrorKind.Conflict);

/// <summary>The regulation knows no exceptions from this rule.</summary>
public sealed record RuleCannotBeLifted(Clause? Clause) : Error(ErrorKind.Invalid, Clause);

/// <summary>An exception must end after it starts, and in the future.</summary>
public sealed record ExceptionEndsBeforeItStarts() : Error(ErrorKind.Invalid);

/// <summary>An exception is for a time, not for good.</summary>
public sealed record ExceptionTooLong(int Days) : Error(ErrorKind.Invalid);

/// <summary>Everybody in the chat is told why; the reason must be there and short.</summary>
public sealed record ReasonMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);
