using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Consents;

/// <summary>Identifies a consent.</summary>
public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>What is consented to.</summary>
public enum ConsentPurpose
{
    /// <summary>Taking and showing photographs.</summary>
    Photo = 1,

    /// <summary>Taking and showing video.</summary>
    Video,

    /// <summary>Recording lessons and meetings.</summary>
    Recording,

    /// <summary>Publishing the name and works.</summary>
    Publication,

    /// <summary>Personal data in messages.</summary>
    PersonalData,
}

/// <summary>Where the consent holds.</summary>
[Flags]
public enum ConsentPlaces
{
    None = 0,
    ClassChats = 1,
    SchoolChats = 2,
    Site = 4,
    Print = 8,
}

/// <summary>How a consent stands on a day.</summary>
public enum ConsentState
{
    InForce = 1,
    NotYet,
    Expired,
    Withdrawn,
}

/// <summary>The paper that a consent was given on.</summary>
public sealed record ConsentDocument(string Number, DateOnly Date);

/// <summary>Who withdrew a consent, when and why.</summary>
/// <param name="At">From this instant it does not hold.</param>
/// <param name="By">Whose will it is.</param>
/// <param name="RecordedBy">Who entered it: the same person, or a worker from a paper.</param>
/// <param name="Reason">In their own words, or the paper; may be empty: nobody owes a reason.</param>
public sealed record ConsentWithdrawal(DateTimeOffset At, PersonId By, PersonId RecordedBy, string Reason);

/// <summary>What is consented to, where and for how long.</summary>
/// <param name="Elsewhere">Other places or limits, in free words.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null until withdrawn.</param>
public sealed record ConsentTerms(ConsentPurpose Purpose, ConsentPlaces Places, string Elsewhere, DateOnly From, DateOnly? Until);

/// <summary>
/// A person's written permission, or their parent's (RUL-4; S2 5, 6, 8): whose data, for what, where, how long, by which
/// document. Never changed and never deleted; it ends by its term or is withdrawn.
/// </summary>
public sealed class Consent
{
    /// <summary>The longest free words about places, in characters.</summary>
    public const int MaxElsewhere = 200;

    /// <summary>The longest number of a document, in characters.</summary>
    public const int MaxDocumentNumber = 60;

    /// <summary>The longest reason of a withdrawal, in characters.</summary>
    public const int MaxReason = 200;

    private Consent() { }

    /// <summary>Until when a consent is offered: the end of August, of this school year or in August itself of the one that begins.</summary>
    public static DateOnly UsualUntil(DateOnly today) => new(today.Month >= 8 ? today.Year + 1 : today.Year, 8, 31);

    public SchoolId SchoolId { get; private init; }
    public ConsentId Id { get; private init; }

    /// <summary>Whose data it is about.</summary>
    public PersonId PersonId { get; private init; }

    public ConsentPurpose Purpose { get; private init; }
    public ConsentPlaces Places { get; private init; }
    public string Elsewhere { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly? Until { get; private init; }

    /// <summary>Whose will it is: the person's own, or a parent's.</summary>
    public PersonId GivenBy { get; private init; }

    /// <summary>Who entered it: the same person, or a worker from a paper.</summary>
    public PersonId RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The paper; null where it was given in the portal by the giver's own account.</summary>
    public ConsentDocument? Document { get; private init; }

    /// <summary>The paper's scan.</summary>
    public FileId? ScanId { get; private init; }

    public ConsentWithdrawal? Withdrawal { get; private set; }

    /// <summary>The rule of the regulation that asks for such a consent.</summary>
    public static Rule RuleOf(ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.Photo or ConsentPurpose.Video => Rule.PhotoOfPeople,
            ConsentPurpose.Recording => Rule.RecordingAgreed,
            _ => Rule.PersonalData,
        };

    public ConsentState StateOn(DateOnly day) =>
        Withdrawal is not null ? ConsentState.Withdrawn
        : day < From ? ConsentState.NotYet
        : day > Until ? ConsentState.Expired
        : ConsentState.InForce;

    /// <summary>Whether it permits this, there, on that day.</summary>
    public bool Permits(ConsentPurpose purpose, ConsentPlaces place, DateOnly day) =>
        Purpose == purpose && Places.HasFlag(place) && StateOn(day) == ConsentState.InForce;

    /// <summary>Whether it is about the same purpose and shares a place.</summary>
    public bool Overlaps(ConsentPurpose purpose, ConsentPlaces places) => Purpose == purpose && (Places & places) != ConsentPlaces.None;

    /// <summary>What a withdrawal ends: this consent, and the others in force, or to come, for the same purpose with a place in common.</summary>
    public IEnumerable<Consent> EndingWith(ConsentSubject subject) =>
        subject
            .Earlier.Where(other => other.Overlaps(Purpose, Places))
            .Where(other => other.StateOn(subject.Today) is ConsentState.InForce or ConsentState.NotYet)
            .Where(other => other.Id != Id)
            .Prepend(this);

    /// <summary>Of several for one purpose the one that tells how it stands: in force if any is, else the newest.</summary>
    public static Consent? Telling(IEnumerable<Consent> consents, ConsentPurpose purpose, DateOnly day) =>
        consents
            .Where(consent => consent.Purpose == purpose)
            .OrderByDescending(consent => consent.StateOn(day) == ConsentState.InForce)
            .ThenByDescending(consent => consent.RecordedAt)
            .FirstOrDefault();

    /// <summary>Gives a consent in the portal, by the giver's own account.</summary>
    public static Result<Consent> Give(ConsentSubject subject, PersonId giver, ConsentTerms terms, DateTimeOffset now) =>
        Enter(subject, giver, giver, terms, null, null, now);

    /// <summary>Enters a consent that somebody has signed on paper.</summary>
    public static Result<Consent> EnterPaper(
        ConsentSubject subject,
        PersonId signer,
        PersonId worker,
        ConsentTerms terms,
        ConsentDocument document,
        FileId? scan,
        DateTimeOffset now
    )
    {
        if (string.IsNullOrWhiteSpace(document.Number) || document.Number.Length > MaxDocumentNumber)
            return new DocumentNumberMissingOrTooLong(MaxDocumentNumber) { Field = "Number" };
        if (document.Date > subject.Today)
            return new DocumentInFuture { Field = "Date" };

        return Enter(subject, signer, worker, terms, document, scan, now);
    }

    /// <summary>Withdraws it: it holds no longer, and stays with who, when and why.</summary>
    public Result Withdraw(ConsentSubject subject, PersonId by, PersonId recordedBy, string? reason, DateTimeOffset now)
    {
        var own = ConsentRule.MayDecide(subject, by);
        if (own.IsRefused)
            return own;
        if (StateOn(subject.Today) is ConsentState.Withdrawn or ConsentState.Expired)
            return new ConsentEnded();

        Withdrawal = new ConsentWithdrawal(now, by, recordedBy, (reason ?? "").Trim());
        return Result.Done;
    }

    private static Result<Consent> Enter(
        ConsentSubject subject,
        PersonId giver,
        PersonId recordedBy,
        ConsentTerms terms,
        ConsentDocument? document,
        FileId? scan,
        DateTimeOffset now
    )
    {
        var allowed = ConsentRule.MayGive(subject, giver, terms);
        if (allowed.IsRefused)
            return allowed.Error;

        return new Consent
        {
            SchoolId = subject.Person.SchoolId,
            Id = NewId.Of<ConsentId>(now),
            PersonId = subject.Person.Id,
            Purpose = terms.Purpose,
            Places = terms.Places,
            Elsewhere = terms.Elsewhere.Trim(),
            From = terms.From,
            Until = terms.Until,
            GivenBy = giver,
            RecordedBy = recordedBy,
            RecordedAt = now,
            Document = document,
            ScanId = scan,
        };
    }
}

/// <summary>The paper's number must be there, and is no essay.</summary>
public sealed record DocumentNumberMissingOrTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>Nothing rests on a paper that is not there yet.</summary>
public sealed record DocumentInFuture() : Error(ErrorKind.Invalid);

/// <summary>The consent has ended already: there is nothing to withdraw.</summary>
public sealed record ConsentEnded() : Error(ErrorKind.Conflict);
