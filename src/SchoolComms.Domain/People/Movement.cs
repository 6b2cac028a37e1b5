using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies a movement.</summary>
public readonly record struct MovementId(Guid Value) : IId<MovementId>
{
    public static MovementId From(Guid value) => new(value);

    public static bool operator <(MovementId left, MovementId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(MovementId left, MovementId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(MovementId left, MovementId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(MovementId left, MovementId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What a movement is.</summary>
public enum MovementKind
{
    Arrival = 1,

    /// <summary>Of a student to another class.</summary>
    Transfer,

    /// <summary>Of a student with the class, at the turn of the year.</summary>
    Promotion,
    Graduation,

    /// <summary>Of a student, or of a parent at their own request.</summary>
    Leaving,

    /// <summary>Of a worker.</summary>
    Dismissal,
}

/// <summary>What has become of a movement.</summary>
public enum MovementState
{
    /// <summary>For its day.</summary>
    Waiting = 1,
    InEffect,
    Cancelled,
    Undone,
}

/// <summary>
/// A person arrives, goes over to another class, or leaves, by an order and from a day on (S0 4.1, S1 2.1, S3 2.1, S4 2.3). It takes
/// effect at 0:00 of that day by the school's clock; one that is entered on the day or after it, at once. Nothing of it is deleted.
/// </summary>
public sealed class Movement
{
    /// <summary>How long after it took effect a movement can be undone.</summary>
    public static readonly TimeSpan UndoneWithin = TimeSpan.FromDays(1);

    /// <summary>How long a movement waits that could not take effect on its day.</summary>
    public static readonly TimeSpan TriedAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>How far ahead or back its day may lie, in days.</summary>
    public const int MaxDays = 366;

    /// <summary>The longest reason for cancelling or undoing, in characters.</summary>
    public const int MaxReason = 200;

    private Movement() { }

    public SchoolId SchoolId { get; private init; }
    public MovementId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public MovementKind Kind { get; private init; }

    /// <summary>The role that begins, moves or ends; of a worker with both, teacher.</summary>
    public Role Role { get; private init; }

    public ClassId? FromClass { get; private init; }
    public ClassId? ToClass { get; private init; }
    public Order Order { get; private init; } = null!;

    /// <summary>The day from which it counts, by the school's calendar.</summary>
    public DateOnly EffectiveOn { get; private init; }

    /// <summary>The instant at which it takes effect; where something stood in the way then, at which it is tried again.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public PersonId EnteredBy { get; private init; }
    public DateTimeOffset EnteredAt { get; private init; }

    /// <summary>Who takes over which chat.</summary>
    public IReadOnlyDictionary<ChatId, PersonId> Successors { get; private init; } = new Dictionary<ChatId, PersonId>();

    public MovementState State { get; private set; }

    /// <summary>When it took effect.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>What it brought with it; null before.</summary>
    public Consequences? Brought { get; private set; }

    /// <summary>Why it could not take effect on its day; it waits on for somebody to settle that.</summary>
    public MovementObstacle? Obstacle { get; private set; }

    /// <summary>The clause that stood in the way, as it stood then.</summary>
    public Clause? ObstacleClause { get; private set; }

    /// <summary>Who cancelled or undid it, when and why.</summary>
    public PersonId? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }
    public string? CloseReason { get; private set; }

    /// <summary>Enters a movement; it waits, were it only for this instant.</summary>
    /// <param name="what">Who, what, from where to where.</param>
    /// <param name="order">The order that it rests on; it may be older than the day.</param>
    /// <param name="effectiveOn">The day from which it counts.</param>
    /// <param name="successors">Who takes over which chat.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="school">The school, for its clock.</param>
    /// <param name="now">When.</param>
    /// <returns>The movement, or <see cref="MovementDayTooFar"/>.</returns>
    public static Result<Movement> Enter(
        MovementOf what,
        Order order,
        DateOnly effectiveOn,
        IReadOnlyDictionary<ChatId, PersonId> successors,
        PersonId by,
        School school,
        DateTimeOffset now
    )
    {
        var today = school.DateAt(now);
        if (Math.Abs(effectiveOn.DayNumber - today.DayNumber) > MaxDays)
            return new MovementDayTooFar(MaxDays) { Field = nameof(EffectiveOn) };

        return new Movement
        {
            SchoolId = school.Id,
            Id = NewId.Of<MovementId>(now),
            PersonId = what.Person,
            Kind = what.Kind,
            Role = what.Role,
            FromClass = what.From,
            ToClass = what.To,
            Order = order,
            EffectiveOn = effectiveOn,
            DueAt = effectiveOn <= today ? now : SchoolClock.StartOf(effectiveOn, school.Zone),
            EnteredBy = by,
            EnteredAt = now,
            Successors = successors,
            State = MovementState.Waiting,
        };
    }

    /// <summary>A movement that happened with others at the turn of a year; it cannot be undone by itself.</summary>
    public static Movement AtTurnOfYear(MovementOf what, Order order, PersonId by, School school, DateTimeOffset now) =>
        new()
        {
            SchoolId = school.Id,
            Id = NewId.Of<MovementId>(now),
            PersonId = what.Person,
            Kind = what.Kind,
            Role = what.Role,
            FromClass = what.From,
            ToClass = what.To,
            Order = order,
            EffectiveOn = school.DateAt(now),
            DueAt = now,
            EnteredBy = by,
            EnteredAt = now,
            State = MovementState.InEffect,
            AppliedAt = now,
        };

    /// <summary>The clause that the movement rests on: of a departure the one that removes who has departed, where the edition has it.</summary>
    public static Clause? ClauseOf(MovementKind kind, Edition edition) =>
        (kind is MovementKind.Leaving or MovementKind.Dismissal or MovementKind.Graduation ? edition.Cite(Rule.DepartedRemoved) : null)
        ?? edition.Cite(Rule.MovementRecorded);

    /// <summary>What happens to the person, where it is a going over or a leaving; an arrival ends nothing.</summary>
    public Step? Step => StepOf(new MovementOf(PersonId, Kind, Role, FromClass, ToClass));

    public static Step? StepOf(MovementOf what) =>
        (what.Kind, what.Role) switch
        {
            (MovementKind.Transfer, _) => new Step.Transfer(what.Person, what.From!.Value, what.To!.Value),
            (MovementKind.Leaving or MovementKind.Graduation, Role.Student) => new Step.StudentLeaves(what.Person),
            (MovementKind.Leaving, Role.Parent) => new Step.ParentLeaves(what.Person),
            (MovementKind.Dismissal, _) => new Step.WorkerLeaves(what.Person),
            _ => null,
        };

    public bool IsDue(DateTimeOffset now) => State == MovementState.Waiting && DueAt <= now;

    /// <summary>It took effect and brought this with it.</summary>
    public void TakeEffect(Consequences brought, DateTimeOffset now) =>
        (State, AppliedAt, Brought, Obstacle, ObstacleClause) = (MovementState.InEffect, now, brought, null, null);

    /// <summary>Its day has come and something stands in the way; it is tried again after <see cref="TriedAgainAfter"/>.</summary>
    public void Hinder(Error error, DateTimeOffset now)
    {
        Obstacle = error switch
        {
            LastAdministrator => MovementObstacle.LastAdministrator,
            DirectorStays => MovementObstacle.DirectorStays,
            SuccessorMissing => MovementObstacle.SuccessorMissing,
            _ => MovementObstacle.NotThere,
        };
        (ObstacleClause, DueAt) = (error.Clause, now + TriedAgainAfter);
    }

    /// <summary>Cancels a movement that waits.</summary>
    public Result Cancel(PersonId by, string? reason, DateTimeOffset now)
    {
        if (State != MovementState.Waiting)
            return new MovementDoesNotWait(State);

        return Close(MovementState.Cancelled, by, reason, now);
    }

    /// <summary>Whether it can be undone: it is in effect, and for no longer than <see cref="UndoneWithin"/>.</summary>
    public Result MayUndo(DateTimeOffset now) =>
        State != MovementState.InEffect || Brought is null ? new MovementNotInEffect()
        : now - AppliedAt > UndoneWithin ? new TooLateToUndo()
        : Result.Done;

    /// <summary>Records that what it brought has been taken back.</summary>
    public Result Undo(PersonId by, string? reason, DateTimeOffset now) =>
        MayUndo(now) is { IsRefused: true } refused ? refused : Close(MovementState.Undone, by, reason, now);

    private Result Close(MovementState state, PersonId by, string? reason, DateTimeOffset now)
    {
        if (WrittenText.Trimmed(reason, MaxReason) is not { } why)
            return new MovementReasonMissing(MaxReason) { Field = "Reason" };

        (State, ClosedBy, ClosedAt, CloseReason) = (state, by, now, why);
        return Result.Done;
    }
}

/// <summary>Who moves, how, and from where to where.</summary>
public sealed record MovementOf(PersonId Person, MovementKind Kind, Role Role, ClassId? From = null, ClassId? To = null);

/// <summary>What stands in the way of a movement whose day has come.</summary>
public enum MovementObstacle
{
    LastAdministrator = 1,
    DirectorStays,
    SuccessorMissing,

    /// <summary>The person is not there any more, or no longer where the movement starts.</summary>
    NotThere,
}

/// <summary>The day lies too far ahead or back.</summary>
public sealed record MovementDayTooFar(int Days) : Error(ErrorKind.Invalid);

/// <summary>The person is not in the school in this role, or no longer in that class.</summary>
public sealed record NotThereToMove() : Error(ErrorKind.Conflict);

/// <summary>Another movement of the person waits for its day.</summary>
public sealed record MovementWaits() : Error(ErrorKind.Conflict);

/// <summary>The movement has taken effect, or was cancelled.</summary>
public sealed record MovementDoesNotWait(MovementState State) : Error(ErrorKind.Conflict);

/// <summary>The movement has not taken effect, or has been undone.</summary>
public sealed record MovementNotInEffect() : Error(ErrorKind.Conflict);

/// <summary>A day has passed since it took effect.</summary>
public sealed record TooLateToUndo() : Error(ErrorKind.Conflict);

/// <summary>Something newer stands where the undone movement would put people back.</summary>
public sealed record SomethingNewerStands() : Error(ErrorKind.Conflict);

/// <summary>Cancelling and undoing have a reason.</summary>
public sealed record MovementReasonMissing(int Max) : Error(ErrorKind.Invalid);
