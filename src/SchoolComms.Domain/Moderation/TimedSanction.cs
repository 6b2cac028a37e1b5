using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>
/// A sanction that lasts for a period and ends by itself: whether it is in force is a question of dates, never of a job that runs.
/// That it was ended early and that it was found wrong are two decisions: the later one leaves who, when and why of the earlier.
/// </summary>
public abstract class TimedSanction
{
    public SchoolId SchoolId { get; protected init; }
    public PersonId PersonId { get; protected init; }
    public DateTimeOffset From { get; protected init; }

    /// <summary>The first instant after it; earlier than decided where it was lifted or undone.</summary>
    public DateTimeOffset Until { get; protected set; }

    /// <summary>The end as it was decided.</summary>
    public DateTimeOffset DecidedUntil { get; protected init; }

    public PersonId DecidedBy { get; protected init; }
    public Capacity DecidedAs { get; protected init; }
    public string Clause { get; protected init; } = "";
    public EditionId EditionId { get; protected init; }

    /// <summary>Who ended it before its time, or found it wrong, when and why; null where it runs, or ran, to its end.</summary>
    public Lifting? Lifting { get; private set; }

    /// <summary>Who had ended it before its time, when and why, where it was found wrong after that.</summary>
    public Lifting? LiftedBefore { get; private set; }

    /// <summary>It was wrong: it consumes no violations and counts nowhere.</summary>
    public bool IsUndone => Lifting?.Kind == LiftKind.Undone;

    public bool InForce(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>Ends it now; one that was wrong is undone even after its end.</summary>
    internal Result Lift(PersonId by, LiftKind kind, string? reason, DateTimeOffset now)
    {
        if (IsUndone || (kind != LiftKind.Undone && !InForce(now)))
            return HasEnded();

        (LiftedBefore, Lifting) = (Lifting, new Lifting(now, by, kind, reason));
        if (now < Until)
            Until = now < From ? From : now;
        return Result.Done;
    }

    /// <summary>The refusal to end what is over.</summary>
    protected abstract Error HasEnded();
}
