using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Regulations;

/// <summary>Who has read the Rules of communication of which edition, and when (S1 4.3, S2 4): on the portal, or by a signature on paper.</summary>
public sealed class Acknowledgement
{
    private Acknowledgement() { }

    public SchoolId SchoolId { get; private init; }
    public PersonId PersonId { get; private init; }
    public EditionId EditionId { get; private init; }

    /// <summary>When it was confirmed on the portal, or recorded there.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The signature on paper; null where the person confirmed on the portal.</summary>
    public PaperSignature? Paper { get; private init; }

    public static Acknowledgement Of(Person person, Edition edition, DateTimeOffset now) => Of(person.Id, edition, null, now);

    /// <summary>Somebody signed on paper, and who keeps the acknowledgements records it. The person may have no account.</summary>
    /// <returns>
    /// The acknowledgement, or <see cref="AcknowledgingNotProvided"/>, <see cref="OwnPaperSignature"/>, <see cref="SignatureDateMissing"/>,
    /// <see cref="SignedInFuture"/>, <see cref="SignedBeforeOrder"/>.
    /// </returns>
    public static Result<Acknowledgement> OnPaper(
        PersonId signer,
        DateOnly? signedOn,
        FileId scan,
        Actor recorder,
        Edition edition,
        DateTimeOffset now
    )
    {
        if (edition.Cite(Rule.RulesAcknowledged) is not { } clause)
            return new AcknowledgingNotProvided(NearestClause.Of(edition, Rule.RulesAcknowledged));
        if (signer == recorder.Person)
            return new OwnPaperSignature(clause);
        if (signedOn is not { } date)
            return new SignatureDateMissing { Field = nameof(PaperSignature.SignedOn) };
        if (date > recorder.School.DateAt(now))
            return new SignedInFuture { Field = nameof(PaperSignature.SignedOn) };
        if (date < edition.Order.Date)
            return new SignedBeforeOrder(edition.Order.Date) { Field = nameof(PaperSignature.SignedOn) };

        return Of(signer, edition, new PaperSignature(date, scan, recorder.Person), now);
    }

    private static Acknowledgement Of(PersonId person, Edition edition, PaperSignature? paper, DateTimeOffset now) =>
        new()
        {
            SchoolId = edition.SchoolId,
            PersonId = person,
            EditionId = edition.Id,
            At = now,
            Paper = paper,
        };
}

/// <summary>A signature under the Rules on paper.</summary>
/// <param name="SignedOn">The date beside the signature.</param>
/// <param name="Scan">The scanned sheet; several people may have signed one.</param>
/// <param name="RecordedBy">Who recorded it on the portal.</param>
public sealed record PaperSignature(DateOnly SignedOn, FileId Scan, PersonId RecordedBy);

/// <summary>How far somebody has come with the Rules of an edition.</summary>
public enum AcknowledgementState
{
    Confirmed = 1,

    /// <summary>Has joined the portal and has not confirmed.</summary>
    Unconfirmed,

    /// <summary>Has not confirmed and cannot be reached on the portal.</summary>
    NotJoined,
}

/// <summary>The Rules must be read and confirmed first.</summary>
public sealed record RulesNotAcknowledged(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>This edition does not ask anybody to confirm the Rules.</summary>
public sealed record AcknowledgingNotProvided(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>Nobody records their own signature on paper: somebody else must have seen it.</summary>
public sealed record OwnPaperSignature(Clause? Clause) : Error(ErrorKind.Conflict, Clause);

/// <summary>The date beside the signature is missing.</summary>
public sealed record SignatureDateMissing() : Error(ErrorKind.Invalid);

/// <summary>Nobody has signed tomorrow.</summary>
public sealed record SignedInFuture() : Error(ErrorKind.Invalid);

/// <summary>An edition cannot be signed before the order that approved it.</summary>
public sealed record SignedBeforeOrder(DateOnly Order) : Error(ErrorKind.Invalid);

/// <summary>Somebody among the chosen has confirmed meanwhile, or nobody of them is left to confirm.</summary>
public sealed record AcknowledgedMeanwhile() : Error(ErrorKind.Conflict);
