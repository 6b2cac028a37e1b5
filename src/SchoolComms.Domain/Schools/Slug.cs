using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Schools;

/// <summary>The school's name in addresses: 3–40 small Latin letters, digits and inner hyphens.</summary>
public static class Slug
{
    public static bool IsValid(string text) =>
        text.Length is >= 3 and <= 40
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-';
}

/// <summary>The name for addresses has other characters than it may.</summary>
public sealed record SlugInvalid() : Error(ErrorKind.Invalid);

/// <summary>Another school has this name for addresses.</summary>
public sealed record SlugTaken() : Error(ErrorKind.Conflict);
