using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies an appeal.</summary>
public readonly record struct AppealId(Guid Value) : IId<AppealId>
{
    public static AppealId From(Guid value) => new(value);

    public static bool operator <(AppealId left, AppealId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(AppealId left, AppealId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(AppealId left, AppealId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(AppealId left, AppealId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What the director answers.</summary>
public enum AppealOutcome
{
    /// <summary>The sanction was right and stays.</summary>
    Stands = 1,

    /// <summary>The sanction was wrong and is undone.</summary>
    Undone,

    /// <summary>The sanction was right and has lasted long enough; a violation has no term and cannot be lifted.</summary>
    Lifted,
}

/// <summary>The kinds of sanction.</summary>
public enum ContestedKind
{
    Violation = 1,
    Block,
    Restriction,
}

/// <summary>What an appeal is about: exactly one of the three.</summary>
public sealed record Contested(Violation? Violation = null, Block? Block = null, AccessRestriction? Restriction = null)
{
    public ContestedKind Kind =>
        Violation is not null ? ContestedKind.Violation
        : Block is not null ? ContestedKind.Block
        : ContestedKind.Restriction;

    /// <summary>The block or the restriction; null for a violation, which has no term.</summary>
    public TimedSanction? Timed => (TimedSanction?)Block ?? Restriction;

    /// <summary>Where; null for access to the whole portal.</summary>
    public ChatId? Chat => Violation?.ChatId ?? Block?.ChatId;

    /// <summary>The edition that it was decided under.</summary>
    public EditionId EditionId => Violation?.EditionId ?? Timed!.EditionId;

    /// <summary>Whom it was decided about.</summary>
    public PersonId Person => Violation?.PersonId ?? Timed!.PersonId;

    internal bool IsOver => Violation is { Stands: false } || Timed is { IsUndone: true };

    /// <summary>The clause of the sanction, in the edition that it was decided under.</summary>
    public string ClauseNumber => Violation?.Clause ?? Timed!.Clause;
}

/// <summary>
/// A person contests a sanction to the director (MOD-7; S1 4.7). There is one appeal for a sanction; the sanction stays in force
/// until it is answered, and the answer is due within the regulation's term.
/// </summary>
public sealed class Appeal
{
    /// <summary>The longest appeal, and the longest answer, in characters.</summary>
    public const int MaxText = 2000;

    private Appeal() { }

    public SchoolId SchoolId { get; private init; }
    public AppealId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public ViolationId? ViolationId { get; private init; }
    public BlockId? BlockId { get; private init; }
    public AccessRestrictionId? RestrictionId { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    /// <summary>The first instant at which the answer is late.</summary>
    public DateTimeOffset DueAt { get; private init; }

    public AppealOutcome? Outcome { get; private set; }
    public string? Answer { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Waits for an answer.</summary>
    public bool IsOpen => Outcome is null;

    public bool IsLate(DateTimeOffset now) => IsOpen && DueAt <= now;

    /// <summary>Contests; everybody only what was decided about themselves.</summary>
    public static Result<Appeal> Make(
        Contested sanction,
        PersonId person,
        bool hasContested,
        string? text,
        Edition edition,
        School school,
        DateTimeOffset now
    )
    {
        var permitted = MayMake(sanction, person, hasContested);
        if (permitted.IsRefused)
            return permitted.Error;
        var written = WrittenText.Check(text, MaxText, nameof(Text));
        if (written.IsRefused)
            return written.Error;

        sanction.Violation?.Contest();
        return new Appeal
        {
            SchoolId = edition.SchoolId,
            Id = NewId.Of<AppealId>(now),
            PersonId = person,
            ViolationId = sanction.Violation?.Id,
            BlockId = sanction.Block?.Id,
            RestrictionId = sanction.Restriction?.Id,
            Text = written.Value,
            At = now,
            DueAt = DueOf(edition, school, now),
        };
    }

    /// <summary>Whether the person may contest it at all, whatever they say.</summary>
    public static Result MayMake(Contested sanction, PersonId person, bool hasContested)
    {
        if (sanction.Person != person)
            return new NotFound(nameof(Appeal));
        if (hasContested)
            return new ContestedAlready();

        return sanction.IsOver ? new NothingToContest() : Result.Done;
    }

    /// <summary>The first instant at which the answer to an appeal of now is late.</summary>
    public static DateTimeOffset DueOf(Edition edition, School school, DateTimeOffset now) =>
        WorkingTerm.End(school, now, edition.Regulation.ContestTermDays);

    /// <summary>The director answers, and the sanction follows the answer.</summary>
    public Result Decide(Contested sanction, Judge director, AppealOutcome outcome, string? answer, DateTimeOffset now)
    {
        if (director.Person == PersonId)
            return new OwnCase();
        if (!IsOpen)
            return new AppealAnswered();
        var written = WrittenText.Check(answer, MaxText, nameof(Answer));
        if (written.IsRefused)
            return written.Error;
        var followed = Follow(sanction, director.Person, outcome, written.Value, now);
        if (followed.IsRefused)
            return followed;

        (Outcome, Answer, DecidedBy, DecidedAt) = (outcome, written.Value, director.Person, now);
        return Result.Done;
    }

    /// <summary>What was contested has been undone without waiting for the answer: a moderator took it back, or its ground fell.</summary>
    public void CloseAsUndone(PersonId by, string answer, DateTimeOffset now)
    {
        if (IsOpen)
            (Outcome, Answer, DecidedBy, DecidedAt) = (AppealOutcome.Undone, answer, by, now);
    }

    private static Result Follow(Contested sanction, PersonId by, AppealOutcome outcome, string answer, DateTimeOffset now)
    {
        if (outcome == AppealOutcome.Stands)
        {
            sanction.Violation?.Confirm();
            return Result.Done;
        }

        if (sanction.Violation is { } violation)
            return outcome == AppealOutcome.Lifted ? new ViolationHasNoTerm() : violation.TakeBack(by, Short(answer), now);

        var kind = outcome == AppealOutcome.Lifted ? LiftKind.Mercy : LiftKind.Undone;
        return sanction.Timed!.Lift(by, kind, Short(answer), now);
    }

    // The whole answer stands in the appeal; the sanction keeps as much of it as a reason may be long.
    private static string Short(string answer) => TextCut.First(answer, Violation.MaxReason);
}

/// <summary>This sanction has been contested once.</summary>
public sealed record ContestedAlready() : Error(ErrorKind.Conflict);

/// <summary>The sanction has been undone already.</summary>
public sealed record NothingToContest() : Error(ErrorKind.Conflict);

/// <summary>The appeal has its answer.</summary>
public sealed record AppealAnswered() : Error(ErrorKind.Conflict);

/// <summary>A violation is taken back or stays; it has no term that could end early.</summary>
public sealed record ViolationHasNoTerm() : Error(ErrorKind.Invalid);
