using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>An approved edition that was called back before its day came. It never ruled, and stays readable.</summary>
public sealed class EditionWithdrawal
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReason = 500;

    private EditionWithdrawal() { }

    public SchoolId SchoolId { get; private init; }
    public EditionId EditionId { get; private init; }
    public PersonId By { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string Reason { get; private init; } = "";

    /// <summary>Calls an edition back; refused from the moment that it is in force.</summary>
    public static Result<EditionWithdrawal> Of(Edition edition, Edition inForce, PersonId by, string? reason, DateTimeOffset now)
    {
        if (WrittenText.Trimmed(reason, MaxReason) is not { } said)
            return new WithdrawalReasonMissing(MaxReason) { Field = nameof(Reason) };
        if (edition.InForceFrom <= now)
            return new EditionHasBegun(inForce.Cite(Rule.EditionsAdopted));

        return new EditionWithdrawal
        {
            SchoolId = edition.SchoolId,
            EditionId = edition.Id,
            By = by,
            At = now,
            Reason = said,
        };
    }
}

/// <summary>A withdrawal says why, and not at length.</summary>
public sealed record WithdrawalReasonMissing(int Max) : Error(ErrorKind.Invalid);

/// <summary>An edition that has been in force is replaced, not withdrawn.</summary>
public sealed record EditionHasBegun(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The edition has been withdrawn already.</summary>
public sealed record EditionWithdrawn(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
