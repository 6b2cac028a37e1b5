using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Access;

/// <summary>
/// What a password must be (NIST SP 800-63B-4, 3.1.1.2): long enough, and none of those that are tried first. Long words are
/// remembered; signs, digits and changes by the calendar are not asked for.
/// </summary>
public static class PasswordRule
{
    /// <summary>Characters for everybody.</summary>
    public const int Least = 10;

    /// <summary>Characters for who manages the school by this password alone.</summary>
    public const int LeastForOfficials = 15;

    /// <summary>The longest password: far above any phrase, and no burden to hash.</summary>
    public const int Most = 256;

    private const int ShortestWord = 4;

    /// <param name="password">As it was typed.</param>
    /// <param name="soleFactorOfOfficial">The password alone opens a school to its director or administrator.</param>
    /// <param name="about">What a stranger would try for this very person: the login, names, the school.</param>
    public static Result Check(string? password, bool soleFactorOfOfficial, IEnumerable<string?>? about = null)
    {
        var typed = password ?? "";
        var least = soleFactorOfOfficial ? LeastForOfficials : Least;
        var length = typed.EnumerateRunes().Count();
        if (length < least)
            return new PasswordTooShort(least) { Field = "Password" };
        if (length > Most)
            return new PasswordTooLong(Most) { Field = "Password" };
        if (CommonPasswords.Contain(typed))
            return new PasswordTooCommon { Field = "Password" };

        return SaysLittleBeside(typed, about ?? []) ? new PasswordAboutYou { Field = "Password" } : Result.Done;
    }

    /// <summary>Whether the password alone opens what somebody manages; a class teacher manages a class, and not the school.</summary>
    public static bool IsSoleFactorOfOfficial(IEnumerable<Office> held, bool hasSecondStep) => !hasSecondStep && held.GovernSchool();

    /// <summary>The words that would be tried for one person in one school.</summary>
    public static IEnumerable<string?> About(string? email, string? phone, FullName? name, string? slug, string? school) =>
        [
            email,
            email?.Split('@')[0],
            phone,
            phone?[1..],
            .. name?.Full.Split(' ') ?? [],
            slug,
            slug?.Replace("-", "", StringComparison.Ordinal),
            school,
        ];

    // Without these words too few letters are left to guess.
    private static bool SaysLittleBeside(string typed, IEnumerable<string?> about)
    {
        var rest = typed.ToLowerInvariant();
        foreach (var word in about.OfType<string>().Where(word => word.Length >= ShortestWord).OrderByDescending(word => word.Length))
            rest = rest.Replace(word.ToLowerInvariant(), "", StringComparison.Ordinal);

        return rest.Length < typed.Length && rest.Count(char.IsLetter) < ShortestWord;
    }
}

/// <summary>The password has fewer characters than it must.</summary>
public sealed record PasswordTooShort(int Least) : Error(ErrorKind.Invalid);

/// <summary>The password has more characters than are taken.</summary>
public sealed record PasswordTooLong(int Most) : Error(ErrorKind.Invalid);

/// <summary>The password is one of those that are tried first.</summary>
public sealed record PasswordTooCommon() : Error(ErrorKind.Invalid);

/// <summary>The password is hardly more than the own login, name or school.</summary>
public sealed record PasswordAboutYou() : Error(ErrorKind.Invalid);
