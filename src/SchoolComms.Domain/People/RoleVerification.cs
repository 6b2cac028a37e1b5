using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People;

/// <summary>Identifies a claim to a status.</summary>
public readonly record struct RoleVerificationId(Guid Value) : IId<RoleVerificationId>
{
    public static RoleVerificationId From(Guid value) => new(value);

    public static bool operator <(RoleVerificationId left, RoleVerificationId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(RoleVerificationId left, RoleVerificationId right) => left.Value.CompareTo(right.Value) > 0;

    public static bool operator <=(RoleVerificationId left, RoleVerificationId right) => left.Value.CompareTo(right.Value) <= 0;

    public static bool operator >=(RoleVerificationId left, RoleVerificationId right) => left.Value.CompareTo(right.Value) >= 0;
}

/// <summary>What has become of a claim to a status.</summary>
public enum VerificationState
{
    Claimed = 1,
    Confirmed,
    Refused,
}

/// <summary>
/// Somebody joined by a link in a role whose status the regulation has verified (S1 2.1 2.3, S3 2.1 2.4, S4 2.6–2.7). Roles
/// that the administrator's own roster, an order or an accepted request gave need no verification and have none.
/// </summary>
public sealed class RoleVerification
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    private RoleVerification() { }

    public SchoolId SchoolId { get; private init; }
    public RoleVerificationId Id { get; private init; }
    public PersonId PersonId { get; private init; }
    public Role Role { get; private init; }

    /// <summary>The link that the person joined by.</summary>
    public InviteId InviteId { get; private init; }

    public DateTimeOffset ClaimedAt { get; private init; }

    /// <summary>The edition and the clause by which it is verified.</summary>
    public EditionId EditionId { get; private init; }

    public string Clause { get; private init; } = "";

    public VerificationState State { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused; for a confirmation the document that was looked at, if one was named.</summary>
    public string? Reason { get; private set; }

    /// <summary>The claim of somebody who joins by a link; null where the regulation does not verify the role.</summary>
    public static RoleVerification? Claim(Person person, Invite invite, Edition edition, DateTimeOffset now) =>
        edition.Regulation.StatusVerification is { } verification
        && verification.Roles.Contains(invite.Role)
        && edition.Cite(Rule.StatusVerified) is { } clause
            ? new RoleVerification
            {
                SchoolId = person.SchoolId,
                Id = NewId.Of<RoleVerificationId>(now),
                PersonId = person.Id,
                Role = invite.Role,
                InviteId = invite.Id,
                ClaimedAt = now,
                EditionId = edition.Id,
                Clause = clause.Number,
                State = VerificationState.Claimed,
            }
            : null;

    /// <summary>Confirms the status; what waited for it is permitted from this instant.</summary>
    /// <param name="actor">Who confirms.</param>
    /// <param name="document">What was looked at; may stay empty.</param>
    /// <param name="now">When.</param>
    public Result Confirm(Actor actor, string? document, DateTimeOffset now)
    {
        if (MayDecide(actor) is { IsRefused: true } refused)
            return refused;
        if ((document ?? "").Trim() is { Length: > MaxReason })
            return new DecisionReasonTooLong(MaxReason) { Field = nameof(Reason) };

        Decide(VerificationState.Confirmed, actor, document, now);
        return Result.Done;
    }

    /// <summary>Refuses the status with a reason that the person reads; the role ends with it.</summary>
    public Result Refuse(Actor actor, string? reason, DateTimeOffset now)
    {
        if (MayDecide(actor) is { IsRefused: true } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(reason))
            return new DecisionReasonMissing { Field = nameof(Reason) };
        if (reason.Trim().Length > MaxReason)
            return new DecisionReasonTooLong(MaxReason) { Field = nameof(Reason) };

        Decide(VerificationState.Refused, actor, reason, now);
        return Result.Done;
    }

    /// <summary>Whether this person may confirm or refuse it: never about themselves, and once.</summary>
    public Result MayDecide(Actor actor)
    {
        if (Permissions.Check(actor, SchoolAction.VerifyStatus, Target.School) is { IsRefused: true } refused)
            return refused;
        if (actor.Person == PersonId)
            return new OwnStatus(actor.Edition.Cite(Rule.StatusVerified));

        return State == VerificationState.Claimed ? Result.Done : new StatusDecided(State);
    }

    private void Decide(VerificationState state, Actor actor, string? reason, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt, Reason) = (state, actor.Person, now, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
}

/// <summary>The regulation makes the action wait until the status that it rests on is confirmed.</summary>
public sealed record StatusUnconfirmed(SchoolAction Action, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>Nobody confirms or refuses their own status.</summary>
public sealed record OwnStatus(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Somebody has confirmed or refused it already.</summary>
public sealed record StatusDecided(VerificationState State) : Error(ErrorKind.Conflict);

/// <summary>A refusal has a reason.</summary>
public sealed record DecisionReasonMissing() : Error(ErrorKind.Invalid);

/// <summary>The reason is longer than anybody reads.</summary>
public sealed record DecisionReasonTooLong(int Max) : Error(ErrorKind.Invalid);
