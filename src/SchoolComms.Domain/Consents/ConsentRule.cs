using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Consents;

/// <summary>A person whose data a consent is about, with what decides about it.</summary>
/// <param name="Person">Whose data.</param>
/// <param name="School">Of which kind their school is.</param>
/// <param name="Guardians">Their parents (legal representatives), with whom the school has linked them.</param>
/// <param name="Earlier">All consents about them, ended ones too.</param>
/// <param name="Today">The school's date.</param>
public sealed record ConsentSubject(
    Person Person,
    SchoolKind School,
    IReadOnlyCollection<PersonId> Guardians,
    IReadOnlyCollection<Consent> Earlier,
    DateOnly Today
)
{
    private const int AdultYears = 18;

    /// <summary>
    /// A student under 18 has a parent decide for them. Where the school does not know the birth date, a pupil of a school is taken
    /// for a child and a student of a college for an adult (decision 0012).
    /// </summary>
    public bool IsChild =>
        Person.Has(Role.Student) && (Person.BirthDate is { } born ? born.AddYears(AdultYears) > Today : School == SchoolKind.School);

    /// <summary>Who decides about the person's data: their parents, or they themselves.</summary>
    public IReadOnlyCollection<PersonId> Deciders => IsChild ? Guardians : [Person.Id];
}

/// <summary>Who may give and withdraw consents. Nobody gives another's.</summary>
public static class ConsentRule
{
    public static Result MayDecide(ConsentSubject subject, PersonId decider) =>
        subject.Deciders.Contains(decider) ? Result.Done : new NotYoursToDecide(subject.IsChild);

    public static Result MayGive(ConsentSubject subject, PersonId giver, ConsentTerms terms)
    {
        var own = MayDecide(subject, giver);
        if (own.IsRefused)
            return own;
        if (terms.Places == ConsentPlaces.None)
            return new PlacesMissing { Field = nameof(terms.Places) };
        if (terms.Elsewhere.Length > Consent.MaxElsewhere)
            return new PlacesTooLong(Consent.MaxElsewhere) { Field = nameof(terms.Elsewhere) };
        if (terms.Until is { } until && (until < terms.From || until < subject.Today))
            return new ConsentEndsBeforeItStarts { Field = nameof(terms.Until) };
        if (subject.Earlier.Any(consent => Covers(consent, terms, subject.Today)))
            return new ConsentGivenAlready();

        return Stands(subject, giver, terms) ? new OtherParentWithdrew() : Result.Done;
    }

    private static bool Covers(Consent given, ConsentTerms terms, DateOnly today) =>
        given.StateOn(today) == ConsentState.InForce
        && given.Purpose == terms.Purpose
        && given.Places.HasFlag(terms.Places)
        && (given.Until is null || given.Until >= terms.Until);

    // Two parents who disagree: the withdrawal of either stands, in each place by itself, until the same one gives the consent again.
    private static bool Stands(ConsentSubject subject, PersonId giver, ConsentTerms terms) =>
        Enum.GetValues<ConsentPlaces>()
            .Any(place =>
                subject
                    .Earlier.Where(consent => consent.Overlaps(terms.Purpose, terms.Places & place))
                    .MaxBy(consent => consent.Withdrawal?.At ?? consent.RecordedAt)
                    is { Withdrawal.By: var withdrawer }
                && withdrawer != giver
                && subject.Deciders.Contains(withdrawer)
            );
}

/// <summary>A consent is the person's own, for a child the parents'.</summary>
public sealed record NotYoursToDecide(bool IsChild) : Error(ErrorKind.Forbidden);

/// <summary>A consent names where it holds.</summary>
public sealed record PlacesMissing() : Error(ErrorKind.Invalid);

/// <summary>The words about places are too many.</summary>
public sealed record PlacesTooLong(int Max) : Error(ErrorKind.Invalid);

/// <summary>A consent ends after it starts, and not in the past.</summary>
public sealed record ConsentEndsBeforeItStarts() : Error(ErrorKind.Invalid);

/// <summary>A consent in force says all of this already.</summary>
public sealed record ConsentGivenAlready() : Error(ErrorKind.Conflict);

/// <summary>The other parent has withdrawn this consent, and their word stands.</summary>
public sealed record OtherParentWithdrew() : Error(ErrorKind.Conflict);
