using System.Text;
using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Schools;

/// <summary>The school's name in addresses: 3–40 small Latin letters, digits and inner hyphens.</summary>
public static class Slug
{
    private const int MinLength = 3;
    private const int MaxLength = 40;
    private const string Prefix = "school-";

    // From «а» to «я»; the hard and the soft sign fall away.
    private static readonly string[] Latin =
    [
        .. "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch".Split(' '),
        .. (string[])["", "y", "", "e", "yu", "ya"],
    ];

    public static bool IsValid(string text) =>
        text.Length is >= MinLength and <= MaxLength
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-';

    /// <summary>A valid slug from a school's name: «Школа № 31» becomes "shkola-31".</summary>
    public static string Suggest(string? name)
    {
        var slug = new StringBuilder();
        foreach (var letter in (name ?? "").ToLowerInvariant())
        {
            if (InLatin(letter) is { } latin)
                slug.Append(latin);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        var worded = text.Length >= MinLength && char.IsAsciiLetterLower(text[0]) ? text : (Prefix + text).TrimEnd('-');
        return Shorten(worded, MaxLength);
    }

    /// <summary>The slug with a number behind it, for when the plain one is taken: "shkola-31-2".</summary>
    public static string Numbered(string slug, int number)
    {
        var ending = FormattableString.Invariant($"-{number}");
        return Shorten(slug, MaxLength - ending.Length) + ending;
    }

    private static string Shorten(string slug, int length) => slug.Length <= length ? slug : slug[..length].TrimEnd('-');

    private static string? InLatin(char letter) =>
        letter switch
        {
            >= 'а' and <= 'я' => Latin[letter - 'а'],
            'ё' => "e",
            _ when char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) => letter.ToString(),
            _ => null,
        };
}

/// <summary>The name for addresses has other characters than it may.</summary>
public sealed record SlugInvalid() : Error(ErrorKind.Invalid);

/// <summary>Another school has this name for addresses.</summary>
public sealed record SlugTaken() : Error(ErrorKind.Conflict);

/// <summary>The installation takes no more schools from strangers.</summary>
public sealed record RegistrationClosed() : Error(ErrorKind.Forbidden);
