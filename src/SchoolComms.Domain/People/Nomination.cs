using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies a nomination.</summary>
public readonly record struct NominationId(Guid Value) : IId<NominationId>
{
    public static NominationId From(Guid value) => new(value);
}

/// <summary>What has become of a nomination.</summary>
public enum NominationState
{
    Waiting = 1,
    Agreed,
    Refused,

    /// <summary>Taken back by whoever made it.</summary>
    Withdrawn,
}

/// <summary>
/// Somebody is named to be an additional administrator, and the regulation makes it wait for the agreement of the director or
/// the deputy for IT (S3 2.1). It gives no right: the appointment is made when somebody agrees.
/// </summary>
public sealed class Nomination
{
    /// <summary>The longest reason for a refusal, in characters.</summary>
    public const int MaxReason = 500;

    private Nomination() { }

    public SchoolId SchoolId { get; private init; }
    public NominationId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public Order Order { get; private init; } = null!;

    /// <summary>From when until when the order gives the office.</summary>
    public AppointmentTerm Term { get; private init; } = AppointmentTerm.Open;

    public PersonId NominatedBy { get; private init; }
    public DateTimeOffset NominatedAt { get; private init; }

    /// <summary>The edition and the clause by which it waits.</summary>
    public EditionId EditionId { get; private init; }

    public string Clause { get; private init; } = "";

    public NominationState State { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    public static Nomination Make(
        Person candidate,
        Actor nominator,
        Order order,
        AppointmentTerm term,
        Clause clause,
        DateTimeOffset now
    ) =>
        new()
        {
            SchoolId = candidate.SchoolId,
            Id = NewId.Of<NominationId>(now),
            PersonId = candidate.Id,
            Order = order,
            Term = term,
            NominatedBy = nominator.Person,
            NominatedAt = now,
            EditionId = nominator.Edition.Id,
            Clause = clause.Number,
            State = NominationState.Waiting,
        };

    /// <summary>Whether this person may agree or refuse: never to what they asked for themselves, and never about themselves.</summary>
    public Result MayDecide(Actor actor)
    {
        if (Permissions.Check(actor, SchoolAction.AgreeToAdministrator, Target.School) is { IsRefused: true } refused)
            return refused;

        // A later edition may ask for no agreement: what waits is decided all the same.
        if (!actor.Edition.Regulation.AdministratorConsent.IsEmpty && !AdministratorRule.Consents(actor))
            return new NotPermitted(SchoolAction.AgreeToAdministrator, AdministratorRule.ClauseOf(actor.Edition));
        if (actor.Person == NominatedBy || actor.Person == PersonId)
            return new OwnNomination(AdministratorRule.ClauseOf(actor.Edition));

        return State == NominationState.Waiting ? Result.Done : new NominationDecided();
    }

    /// <summary>Agrees; the appointment, and with it the rights, begin this instant, or on the day that the order names.</summary>
    /// <param name="actor">Who agrees.</param>
    /// <param name="candidate">The person named.</param>
    /// <param name="administrators">Who is administrator now, or will be from a day to come.</param>
    /// <param name="now">When.</param>
    public Result<Appointment> Agree(Actor actor, Person candidate, IReadOnlyCollection<PersonId> administrators, DateTimeOffset now)
    {
        var may = MayDecide(actor);
        if (may.IsRefused)
            return may.Error;
        var mayBecome = AdministratorRule.MayBecome(candidate, administrators, actor.Edition);
        if (mayBecome.IsRefused)
            return mayBecome.Error;

        var endsAt = Term.EndsAt(actor.School);
        if (endsAt <= now)
            return new TermHasPassed();

        Decide(NominationState.Agreed, actor, now);
        return Appointment.Make(candidate, Office.Administrator, null, Order, Term.StartsAt(actor.School, now), endsAt);
    }

    /// <summary>Refuses with a reason, which the person named and who named them will read.</summary>
    public Result Refuse(Actor actor, string? reason, DateTimeOffset now)
    {
        var may = MayDecide(actor);
        if (may.IsRefused)
            return may;
        if (WrittenText.Trimmed(reason, MaxReason) is not { } why)
            return new RefusalReasonMissing(MaxReason) { Field = nameof(Reason) };

        Reason = why;
        Decide(NominationState.Refused, actor, now);
        return Result.Done;
    }

    /// <summary>Takes back what one has asked for and nobody has decided yet.</summary>
    public Result Withdraw(Actor actor, DateTimeOffset now)
    {
        if (Permissions.Check(actor, SchoolAction.AppointAdministrator, Target.School) is { IsRefused: true } refused)
            return refused;
        if (actor.Person != NominatedBy)
            return new NotOwnNomination();
        if (State != NominationState.Waiting)
            return new NominationDecided();

        Decide(NominationState.Withdrawn, actor, now);
        return Result.Done;
    }

    private void Decide(NominationState state, Actor actor, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt) = (state, actor.Person, now);
}

/// <summary>The person is named already and waits for the agreement.</summary>
public sealed record AlreadyNominated(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Somebody else agrees to what one has asked for, or what is about oneself.</summary>
public sealed record OwnNomination(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Only who asked for an appointment takes it back.</summary>
public sealed record NotOwnNomination() : Error(ErrorKind.Forbidden);

/// <summary>The last day that the order names has passed while the appointment waited.</summary>
public sealed record TermHasPassed() : Error(ErrorKind.Conflict);

/// <summary>It was agreed to, refused or withdrawn already.</summary>
public sealed record NominationDecided() : Error(ErrorKind.Conflict);

/// <summary>A refusal has a reason.</summary>
public sealed record RefusalReasonMissing(int Max) : Error(ErrorKind.Invalid);
