using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.People.Merging;

/// <summary>What speaks for two records being of one person.</summary>
public enum Resemblance
{
    SameName = 1,

    /// <summary>The same words in another order: the surname stands second.</summary>
    SwappedName,

    /// <summary>One letter is another, missing, superfluous, or has changed places with its neighbour.</summary>
    NameDiffersByOneLetter,

    /// <summary>The given name and the patronymic are the same: a maiden name, perhaps.</summary>
    OtherSurname,
    SameBirthDate,
    SamePhone,
    SameEmail,
    SameClass,

    /// <summary>The same children, or the same parents.</summary>
    SameFamily,

    /// <summary>Both work at the school.</summary>
    BothWork,

    /// <summary>The only thing that speaks against it; one of the dates may be a slip.</summary>
    OtherBirthDate,
}

/// <summary>What a record tells about who somebody is.</summary>
/// <param name="Learns">A student; a student and an adult are never taken for one person.</param>
/// <param name="Class">Where a student learns.</param>
/// <param name="Family">The children of an adult, the parents of a student.</param>
public sealed record PersonTraits(
    FullName Name,
    bool Learns,
    ClassName? Class,
    DateOnly? BirthDate,
    string? JournalId,
    PhoneNumber? Phone,
    EmailAddress? Email,
    IReadOnlyCollection<Guid> Family
)
{
    /// <summary>A worker of the school.</summary>
    public bool Works { get; init; }

    // In a shorter name one letter makes another person: «Анин Лев» and «Янин Лев».
    private const int LeastLengthForOneLetter = 12;

    /// <summary>The name's words, whatever their order.</summary>
    internal string Words => string.Join(' ', Name.Key.Split(' ').Order(StringComparer.Ordinal));

    /// <summary>The name without the surname.</summary>
    internal string GivenName => FullName.KeyOf($"{Name.First} {Name.Middle}");

    /// <summary>What speaks for the two being one person, the name first; empty where too little does.</summary>
    public IReadOnlyList<Resemblance> ResemblanceTo(PersonTraits other)
    {
        if (Learns != other.Learns || NameTo(other) is not { } name || HaveDifferentIds(other))
        {
            return [];
        }

        var facts = FactsIn(other).ToList();
        return IsEnough(name, facts) ? [name, .. facts] : [];
    }

    private static bool IsEnough(Resemblance name, List<Resemblance> facts)
    {
        var byContact = facts.Contains(Resemblance.SamePhone) || facts.Contains(Resemblance.SameEmail);
        var byFamily = facts.Contains(Resemblance.SameFamily);
        var byBirth = facts.Contains(Resemblance.SameBirthDate);
        var sameClass = facts.Contains(Resemblance.SameClass);
        if (facts.Contains(Resemblance.OtherBirthDate))
        {
            return name == Resemblance.SameName && sameClass;
        }

        return name == Resemblance.OtherSurname
            ? byContact || byFamily || (byBirth && sameClass)
            : byContact || byFamily || byBirth || sameClass || facts.Contains(Resemblance.BothWork);
    }

    private IEnumerable<Resemblance> FactsIn(PersonTraits other)
    {
        if (BirthDate is not null && other.BirthDate is not null)
        {
            yield return BirthDate == other.BirthDate ? Resemblance.SameBirthDate : Resemblance.OtherBirthDate;
        }

        if (Phone is not null && Phone == other.Phone)
        {
            yield return Resemblance.SamePhone;
        }

        if (Email is not null && Email == other.Email)
        {
            yield return Resemblance.SameEmail;
        }

        if (Class is not null && Class == other.Class)
        {
            yield return Resemblance.SameClass;
        }

        if (Works && other.Works)
        {
            yield return Resemblance.BothWork;
        }

        if (Family.Any(other.Family.Contains))
        {
            yield return Resemblance.SameFamily;
        }
    }

    private Resemblance? NameTo(PersonTraits other)
    {
        var (one, two) = (Name.Key, other.Name.Key);
        return one == two ? Resemblance.SameName
            : Words == other.Words ? Resemblance.SwappedName
            : Math.Min(one.Length, two.Length) >= LeastLengthForOneLetter && DifferByOneLetter(one, two)
                ? Resemblance.NameDiffersByOneLetter
            : Name.Middle is not null && GivenName == other.GivenName ? Resemblance.OtherSurname
            : null;
    }

    private bool HaveDifferentIds(PersonTraits other) =>
        JournalId is not null && other.JournalId is not null && JournalId != other.JournalId;

    /// <summary>Whether the distance of Damerau and Levenshtein is one.</summary>
    private static bool DifferByOneLetter(string one, string two)
    {
        var (shorter, longer) = one.Length <= two.Length ? (one, two) : (two, one);
        var same = shorter.AsSpan().CommonPrefixLength(longer);
        var left = shorter.AsSpan(same);
        var right = longer.AsSpan(same);
        return (longer.Length - shorter.Length) switch
        {
            1 => left.SequenceEqual(right[1..]),
            0 when left.Length > 0 => left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])),
            _ => false,
        };
    }
}
