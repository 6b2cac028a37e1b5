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

    public static bool operator <(ViolationId left, ViolationId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(ViolationId left, ViolationId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(ViolationId left, ViolationId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(ViolationId left, ViolationId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What has become of a recorded violation.</summary>
public enum ViolationState
{
    InForce = 1,

    /// <summary>The director has not answered yet; until then it counts.</summary>
    Contested,

    /// <summary>Taken back with a reason: it counts towards nothing, and stays readable.</summary>
    Withdrawn,
}

/// <summary>Who took a violation back, when and why.</summary>
public sealed record Withdrawal(DateTimeOffset At, PersonId By, string Reason);

/// <summary>
/// A member broke a rule in a chat, by a message or by what happened around it: recorded by whoever may judge it, under the
/// clause and edition of the moment at which it happened, as an edition binds nobody backwards (decision 0011).
/// </summary>
public sealed class Violation
{
    /// <summary>The longest account of what happened, in characters.</summary>
    public const int MaxCircumstance = 500;

    /// <summary>The longest reason of a withdrawal, in characters.</summary>
    public const int MaxReason = 500;

    private Violation() { }

    public SchoolId SchoolId { get; private init; }
    public ViolationId Id { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId PersonId { get; private init; }

    /// <summary>The message that broke the rule; null where a circumstance did.</summary>
    public MessageId? MessageId { get; private init; }

    /// <summary>What happened, where no message of the chat shows it.</summary>
    public string? Circumstance { get; private init; }

    public Rule Rule { get; private init; }
    public string Clause { get; private init; } = "";

    /// <summary>The edition in force when the rule was broken.</summary>
    public EditionId EditionId { get; private init; }

    /// <summary>When the rule was broken: when the message was sent. The ladder counts by it.</summary>
    public DateTimeOffset CommittedAt { get; private init; }

    public PersonId RecordedBy { get; private init; }
    public Capacity RecordedAs { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public ViolationState State { get; private set; }
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>Counts towards a block.</summary>
    public bool Stands => State != ViolationState.Withdrawn;

    /// <summary>Records; refused for a rule that the regulation did not set for the author, and for whom the judge may not sanction.</summary>
    /// <param name="message">What broke the rule.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="rule">The rule that it broke.</param>
    /// <param name="then">The edition in force when it was sent; null where there was none.</param>
    /// <param name="edition">The edition in force now, by which the judge judges.</param>
    /// <param name="judge">Who records it.</param>
    /// <param name="now">When.</param>
    public static Result<Violation> Record(
        Message message,
        Offender author,
        Rule rule,
        Edition? then,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    ) =>
        Record(
            message.ChatId,
            author with
            {
                Audience = message.Author,
            },
            rule,
            message.SentAt,
            message.Id,
            null,
            then,
            edition,
            judge,
            now
        );

    /// <summary>Records what no message shows; it was neither in the future nor before the member came into the chat.</summary>
    public static Result<Violation> RecordCircumstance(
        ChatId chat,
        Offender member,
        DateTimeOffset memberSince,
        Rule rule,
        string? circumstance,
        DateTimeOffset committedAt,
        Edition? then,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        var told = WrittenText.Check(circumstance, MaxCircumstance, nameof(Circumstance));
        if (told.IsRefused)
            return told.Error;

        if (committedAt > now)
            return new NotHappenedYet { Field = nameof(CommittedAt) };

        return committedAt < memberSince
            ? new NotAMemberThen(memberSince) { Field = nameof(CommittedAt) }
            : Record(chat, member, rule, committedAt, null, told.Value, then, edition, judge, now);
    }

    /// <summary>
    /// Takes it back, with a reason that the person reads. A moderator mends what moderators recorded; what the director or an
    /// official recorded is theirs.
    /// </summary>
    /// <param name="judge">Who takes it back.</param>
    /// <param name="offender">Whom it was recorded against; neither they nor their family take it back.</param>
    /// <param name="reason">Why.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="now">When.</param>
    public Result Withdraw(Judge judge, Offender offender, string? reason, Edition edition, DateTimeOffset now)
    {
        var permitted = MayWithdraw(judge, offender, edition);
        if (permitted.IsRefused)
            return permitted;

        var written = WrittenText.Check(reason, MaxReason, nameof(Withdrawal.Reason));
        return written.IsRefused ? written.Error : TakeBack(judge.Person, written.Value, now);
    }

    /// <summary>Whether this judge may take it back at all, whatever the reason.</summary>
    public Result MayWithdraw(Judge judge, Offender offender, Edition edition)
    {
        if (SanctionRule.Check(judge, offender, edition) is { IsRefused: true } own)
            return own;
        if (judge.As < RecordedAs)
            return new DecidedByDirectorOnly(edition.Cite(Rule.DirectorBlock));

        return Stands ? Result.Done : new ViolationWithdrawnAlready();
    }

    internal Result TakeBack(PersonId by, string reason, DateTimeOffset now)
    {
        if (State == ViolationState.Withdrawn)
            return new ViolationWithdrawnAlready();

        (State, Withdrawal) = (ViolationState.Withdrawn, new Withdrawal(now, by, reason));
        return Result.Done;
    }

    internal void Contest() => State = ViolationState.Contested;

    /// <summary>The director has answered that it was right.</summary>
    internal void Confirm() => State = State == ViolationState.Contested ? ViolationState.InForce : State;

    private static Result<Violation> Record(
        ChatId chat,
        Offender offender,
        Rule rule,
        DateTimeOffset committedAt,
        MessageId? message,
        string? circumstance,
        Edition? then,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        var sanctionable = SanctionRule.Check(judge, offender, edition);
        if (sanctionable.IsRefused)
            return sanctionable.Error;
        var named = NamedRule.Check(then ?? edition, rule, offender.Audience);
        if (then is null || (named.IsRefused && then.Id != edition.Id))
            return new RuleNotInForceThen(edition.Cite(Rule.NoArbitrariness)) { Field = nameof(Rule) };
        if (named.IsRefused)
            return named.Error;

        return new Violation
        {
            SchoolId = then.SchoolId,
            Id = NewId.Of<ViolationId>(now),
            ChatId = chat,
            PersonId = offender.Person,
            MessageId = message,
            Circumstance = circumstance,
            Rule = rule,
            Clause = named.Value.Number,
            EditionId = then.Id,
            CommittedAt = committedAt,
            RecordedBy = judge.Person,
            RecordedAs = judge.As,
            RecordedAt = now,
            State = ViolationState.InForce,
        };
    }
}

/// <summary>This message stands in the ledger already: one message, one violation.</summary>
public sealed record ViolationAlreadyRecorded() : Error(ErrorKind.Conflict);

/// <summary>The violation has been taken back already.</summary>
public sealed record ViolationWithdrawnAlready() : Error(ErrorKind.Conflict);

/// <summary>What is to come has not happened.</summary>
public sealed record NotHappenedYet() : Error(ErrorKind.Invalid);

/// <summary>Whoever was not in the chat yet broke none of its Rules.</summary>
public sealed record NotAMemberThen(DateTimeOffset Since) : Error(ErrorKind.Invalid);

/// <summary>The edition in force at that time set no such rule for this member, or there was none.</summary>
public sealed record RuleNotInForceThen(Clause? Clause) : Error(ErrorKind.Invalid, Clause);
