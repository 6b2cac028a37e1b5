using System.Text.RegularExpressions;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>The words that a school has and a college has not.</summary>
internal static partial class SchoolWords
{
    /// <summary>They ask for the kind of organisation themselves, word by word.</summary>
    public static readonly string[] Dictionaries = ["Words.cs"];

    /// <summary>What is called so in a college too.</summary>
    private static readonly string[] Names =
    [
        // The structural class of the whole teaching staff.
        "Учительская",
        "Учительскую",
        // What a new school is, before anybody has said that it is a college.
        "Классы, классные руководители, ученики",
    ];

    /// <summary>Those of them that stand in a text, with what stands around them.</summary>
    public static IEnumerable<string> In(string text) =>
        Words().Matches(Names.Aggregate(text, (rest, name) => rest.Replace(name, ""))).Select(word => word.Value);

    [GeneratedRegex(@".{0,30}(?:класс|ученик|ученич|учител|учащ|обучающ).{0,30}", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
