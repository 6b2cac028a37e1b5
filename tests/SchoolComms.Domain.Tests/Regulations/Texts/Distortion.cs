using System.Text;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>Distorts a word in the ways people do to slip past a filter. Deterministic for a given <see cref="Random"/>.</summary>
internal static class Distortion
{
    private static readonly Dictionary<char, string> Looks = new()
    {
        ['а'] = "aα",
        ['б'] = "6b",
        ['в'] = "B8",
        ['е'] = "eε",
        ['з'] = "3",
        ['и'] = "uiі",
        ['к'] = "kκ",
        ['л'] = "л",
        ['м'] = "mM",
        ['н'] = "H",
        ['о'] = "o0ο",
        ['п'] = "nп",
        ['р'] = "pρ",
        ['с'] = "cC",
        ['т'] = "tT",
        ['у'] = "yYγ",
        ['х'] = "xXχ",
    };

    private static readonly Dictionary<char, string> Digits = new()
    {
        ['о'] = "0",
        ['з'] = "3",
        ['б'] = "6",
        ['и'] = "1",
        ['ч'] = "4",
        ['е'] = "3",
        ['в'] = "8",
        ['а'] = "@4",
        ['с'] = "$5",
        ['я'] = "9",
    };

    private static readonly Dictionary<char, string[]> Sounds = new()
    {
        ['а'] = ["a"],
        ['б'] = ["b"],
        ['в'] = ["v"],
        ['г'] = ["g"],
        ['д'] = ["d"],
        ['е'] = ["e"],
        ['ё'] = ["yo", "e"],
        ['ж'] = ["zh", "j"],
        ['з'] = ["z"],
        ['и'] = ["i"],
        ['й'] = ["y", "j", "i"],
        ['к'] = ["k"],
        ['л'] = ["l"],
        ['м'] = ["m"],
        ['н'] = ["n"],
        ['о'] = ["o"],
        ['п'] = ["p"],
        ['р'] = ["r"],
        ['с'] = ["s"],
        ['т'] = ["t"],
        ['у'] = ["u"],
        ['ф'] = ["f"],
        ['х'] = ["h", "x", "kh"],
        ['ц'] = ["ts", "c"],
        ['ч'] = ["ch"],
        ['ш'] = ["sh"],
        ['щ'] = ["shch"],
        ['ъ'] = [""],
        ['ы'] = ["y"],
        ['ь'] = ["", "'"],
        ['ю'] = ["yu", "ju"],
        ['я'] = ["ya", "ja"],
    };

    /// <summary>The ways one by one, then mixed.</summary>
    public static IReadOnlyList<(string Name, Func<string, Random, string> Apply)> Ways { get; } =
    [
        ("look-alikes", (word, random) => Swap(word, Looks, random, share: 0.6)),
        ("digits", (word, random) => Swap(word, Digits, random, share: 0.7)),
        ("stars", Stars),
        ("separators", Separators),
        ("repeats", Repeats),
        ("transliteration", (word, random) => string.Concat(word.Select(letter => Pick(Sounds[letter], random)))),
        ("invisible", Invisible),
        (
            "full width",
            (word, random) =>
                string.Concat(Swap(word, Looks, random, share: 1).Select(c => c is > ' ' and < '\x7f' ? (char)(c + 0xFEE0) : c))
        ),
        ("capitals", (word, random) => string.Concat(word.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : c))),
        (
            "mixed",
            (word, random) => Repeats(Invisible(Swap(Swap(word, Looks, random, share: 0.4), Digits, random, share: 0.3), random), random)
        ),
        ("look-alikes apart", (word, random) => Separators(Swap(word, Looks, random, share: 0.5), random)),
    ];

    private static string Swap(string word, Dictionary<char, string> with, Random random, double share) =>
        string.Concat(word.Select(c => with.TryGetValue(c, out var to) && random.NextDouble() < share ? to[random.Next(to.Length)] : c));

    // One letter in the middle, or two of a longer word.
    private static string Stars(string word, Random random)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < (word.Length > 5 ? 2 : 1); i++)
        {
            letters[random.Next(1, Math.Max(2, word.Length - 1))] = "*#*"[random.Next(3)];
        }

        return new string(letters);
    }

    private static string Separators(string word, Random random)
    {
        var separator = new[] { " ", ".", "-", "_", "~", "·" }[random.Next(6)];
        return string.Join(separator, word.AsEnumerable());
    }

    private static string Repeats(string word, Random random) =>
        string.Concat(word.Select(c => random.NextDouble() < 0.4 ? new string(c, random.Next(2, 6)) : c.ToString()));

    private static string Invisible(string word, Random random)
    {
        var text = new StringBuilder();
        foreach (var c in word)
        {
            text.Append(c);
            if (random.Next(2) == 0)
            {
                text.Append("\u200b\u0301\u200f\u00ad\u0336\u2060"[random.Next(6)]);
            }
        }

        return text.ToString();
    }

    private static string Pick(string[] spellings, Random random) => spellings[random.Next(spellings.Length)];
}
