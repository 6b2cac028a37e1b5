using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The form of a word that goes with a number.</summary>
public static class Plural
{
    /// <summary>Russian: 1 ссылка, 2 ссылки, 5 ссылок, 11 ссылок, 21 ссылка.</summary>
    public static string Of(long n, string one, string few, string many) =>
        (Math.Abs(n % 10), Math.Abs(n % 100)) switch
        {
            (_, >= 11 and <= 14) => many,
            (1, _) => one,
            (>= 2 and <= 4, _) => few,
            _ => many,
        };

    /// <summary>English: 1 link, 2 links.</summary>
    public static string Of(long n, string one, string other) => n is 1 or -1 ? one : other;

    /// <summary>The form alone. <paramref name="forms"/> is a key such as "ссылка|ссылки|ссылок", translated as "link|links".</summary>
    public static string Word(this IStringLocalizer texts, long n, string forms)
    {
        var translated = texts[forms].Value.Split('|');
        return translated.Length switch
        {
            3 => Of(n, translated[0], translated[1], translated[2]),
            2 => Of(n, translated[0], translated[1]),
            _ => throw new FormatException($"Two or three forms are needed: {forms}"),
        };
    }

    /// <summary>The number with its word: "3 ссылки", "1 748 ссылок".</summary>
    public static string Count(this IStringLocalizer texts, long n, string forms) =>
        $"{n.ToString("N0", CultureInfo.CurrentCulture)} {texts.Word(n, forms)}";
}
