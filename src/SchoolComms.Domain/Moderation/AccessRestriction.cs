using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Moderation;

/// <summary>Identifies a restriction of access.</summary>
public readonly record struct AccessRestrictionId(Guid Value) : IId<AccessRestrictionId>
{
    public static AccessRestrictionId From(Guid value) => new(value);
}

/// <summary>
/// A period in which somebody does not come into the school's portal at all, by a decision of the director or of an official
/// authorised for it (MOD-8; S0 9.2, S4 3.5).
/// </summary>
public sealed class AccessRestriction : TimedSanction
{
    private AccessRestriction() { }

    public AccessRestrictionId Id { get; private init; }
    public Basis Basis { get; private init; } = null!;

    /// <summary>What the person is told in place of every page.</summary>
    public AccessRestricted Refusal(Edition decidedUnder, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTime(Until, zone), Basis.Reason, decidedUnder.Cite(Clause));

    /// <summary>Restricts until then, or refuses with the clause.</summary>
    /// <param name="offender">Whose access.</param>
    /// <param name="others">The person's other restrictions.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="judge">Who decides.</param>
    /// <param name="until">The first instant at which access returns.</param>
    /// <param name="document">The paper that the decision rests on.</param>
    /// <param name="reason">What happened.</param>
    /// <param name="now">When.</param>
    public static Result<AccessRestriction> Impose(
        Offender offender,
        IEnumerable<AccessRestriction> others,
        Edition edition,
        Judge judge,
        DateTimeOffset until,
        string? document,
        string? reason,
        DateTimeOffset now
    )
    {
        var permitted = MayImpose(offender, others, edition, judge, now);
        if (permitted.IsRefused)
            return permitted.Error;
        if (until <= now)
            return new BlockEndsInPast { Field = nameof(until) };
        var basis = Basis.Create(document, reason);
        if (basis.IsRefused)
            return basis.Error;

        var clause = edition.Cite(Rule.PortalRestricted)!;
        return new AccessRestriction
        {
            SchoolId = edition.SchoolId,
            Id = NewId.Of<AccessRestrictionId>(now),
            PersonId = offender.Person,
            From = now,
            Until = until,
            DecidedUntil = until,
            Basis = basis.Value,
            DecidedBy = judge.Person,
            DecidedAs = judge.As,
            Clause = clause.Number,
            EditionId = edition.Id,
        };
    }

    /// <summary>Whether this judge may restrict the access of this person at all, whatever the term.</summary>
    public static Result MayImpose(
        Offender offender,
        IEnumerable<AccessRestriction> others,
        Edition edition,
        Judge judge,
        DateTimeOffset now
    )
    {
        if (edition.Cite(Rule.PortalRestricted) is not { } clause)
            return new RestrictingNotProvided(edition.Cite(Rule.NoArbitrariness));
        if (SanctionRule.Check(judge, offender, edition) is { IsRefused: true } own)
            return own;

        return others.FirstOrDefault(other => other.InForce(now)) is { } current
            ? new AlreadyRestricted(current.Until, clause)
            : Result.Done;
    }

    /// <summary>Whoever may restrict ends it before its time, for a reason; it was right all the same.</summary>
    public Result Pardon(Offender offender, string? reason, Edition edition, Judge judge, DateTimeOffset now)
    {
        if (judge.As < DecidedAs)
            return new DecidedByDirectorOnly(edition.Cite(Rule.PortalRestricted));
        if (SanctionRule.Check(judge, offender, edition) is { IsRefused: true } own)
            return own;
        var written = WrittenText.Check(reason, Basis.MaxReason, nameof(Moderation.Lifting.Reason));
        return written.IsRefused ? written.Error : Lift(judge.Person, LiftKind.Mercy, written.Value, now);
    }

    protected override Error HasEnded() => new RestrictionHasEnded();
}

/// <summary>The person's access to the school's portal is restricted until then.</summary>
public sealed record AccessRestricted(DateTimeOffset Until, string Reason, Clause? Clause) : Error(ErrorKind.Forbidden, Clause);

/// <summary>The regulation does not provide for a restriction of access.</summary>
public sealed record RestrictingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The person's access is restricted already.</summary>
public sealed record AlreadyRestricted(DateTimeOffset Until, Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The restriction is over already, or was undone.</summary>
public sealed record RestrictionHasEnded() : Error(ErrorKind.Conflict);
