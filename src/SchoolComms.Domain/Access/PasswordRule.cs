using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Access;

/// <summary>How long a password is at least: long words are remembered, signs and digits are not asked for.</summary>
public static class PasswordRule
{
    /// <summary>Characters for everybody.</summary>
    public const int Least = 10;

    /// <summary>Characters for who holds an office: these sign-ins open the whole school.</summary>
    public const int LeastForOfficials = 15;

    public static Result Check(string? password, bool official)
    {
        var least = official ? LeastForOfficials : Least;
        return (password ?? "").Length < least ? new PasswordTooShort(least) { Field = "Password" } : Result.Done;
    }
}

/// <summary>The password has fewer characters than it must.</summary>
public sealed record PasswordTooShort(int Least) : Error(ErrorKind.Invalid);
