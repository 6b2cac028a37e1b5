using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Messages that inform of nothing (S2 pp. 6, 8): only emoji of any kind, signs, "+", "ок", interjections, laughter, greetings, thanks,
/// congratulations and wishes. Deliberately lets pass: any number ("12", "в 14:00"), yes and no and other answers ("Да, будем"), and
/// thanks or a greeting that is followed by something else ("Спасибо, Маша придёт позже").
/// </summary>
public static class UninformativeText
{
    private static readonly HashSet<string> Empty = ReadWords("uninformative");
    private static readonly HashSet<string> Company = ReadWords("uninformative-company");
    private static readonly HashSet<string> Reasons = ReadWords("uninformative-reasons");
    private static readonly HashSet<string> HolidayDates = ["8 марта", "23 февраля", "1 сентября", "1 мая", "9 мая", "5 октября"];
    private static readonly string[] Patronymics = ["вич", "вна", "чна", "вичу", "вне", "чне"];

    /// <summary>The whole message if it informs of nothing; nothing for an empty message.</summary>
    public static IEnumerable<Fragment> Find(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        var end = text.AsSpan().TrimEnd().Length;
        return start < end && IsUninformative(text) ? [Fragment.Of(text, start, end)] : [];
    }

    private static bool IsUninformative(string text)
    {
        var words = PlainWord.In(WithoutSmileys(text));
        return words.Count == 0
            || (words.Any(word => IsEmpty(word.Text)) && Enumerable.Range(0, words.Count).All(i => SaysNothing(words, i)));
    }

    private static bool SaysNothing(IReadOnlyList<PlainWord> words, int i) =>
        IsEmpty(words[i].Text)
        || Company.Contains(words[i].Text)
        || IsName(words, i)
        || IsReason(words, i)
        || (i + 1 < words.Count && HolidayDates.Contains($"{words[i].Text} {words[i + 1].Text}"));

    private static bool IsReason(IReadOnlyList<PlainWord> words, int i) =>
        Reasons.Contains(words[i].Text) && Enumerable.Range(Math.Max(0, i - 4), Math.Min(i, 4)).Any(before => words[before].Text == "за");

    private static bool IsEmpty(string word) => Empty.Contains(word) || Empty.Contains(Squeezed(word)) || IsLaughter(word);

    // "Мария Ивановна": whom one greets or thanks. Other names are not known to us and count as said.
    private static bool IsName(IReadOnlyList<PlainWord> words, int i) =>
        IsPatronymic(words[i]) || (words[i].IsCapitalised && i + 1 < words.Count && IsPatronymic(words[i + 1]));

    private static bool IsPatronymic(PlainWord word) =>
        word.IsCapitalised
        && word.Text.Length > 5
        && Array.Exists(Patronymics, ending => word.Text.EndsWith(ending, StringComparison.Ordinal));

    // хаха, ахахах, хехе, пхпх: little else than х and vowels, with at least two х; "haha" likewise.
    private static bool IsLaughter(string word) =>
        (word.Count(letter => letter == 'х') > 1 && word.All("хаеиоыпвз".Contains))
        || (word.Count(letter => letter == 'h') > 1 && word.All("haei".Contains))
        || (word.Length > 3 && word.All("аз".Contains))
        || (word.Length > 3 && word.All("ло".Contains));

    private static string Squeezed(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var letter in word.Where(letter => letters.Length == 0 || letters[^1] != letter))
        {
            letters.Append(letter);
        }

        return letters.ToString();
    }

    /// <summary>Blanks out smileys that hold letters or digits (":D", ":3", "8)", "xD", "1️⃣"), so that no letter of theirs is a word.</summary>
    private static string WithoutSmileys(string text)
    {
        var blanked = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            var isKeycap = text[i] == '\u20E3';
            var isFace =
                i > 0 && text[i - 1] is ':' or ';' or '=' or '<' && text[i] is 'D' or 'P' or 'p' or 'O' or 'o' or '0' or '3' or 'с' or 'c';
            if (isKeycap)
            {
                BlankDigitBefore(blanked, i);
            }
            else if (isFace && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) && (i < 2 || !char.IsDigit(text[i - 2])))
            {
                blanked[i] = ' ';
            }
        }

        return blanked.ToString();
    }

    private static void BlankDigitBefore(StringBuilder text, int keycap)
    {
        for (var i = keycap - 1; i >= 0 && keycap - i <= 2; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                text[i] = ' ';
                return;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(text[i]) != UnicodeCategory.NonSpacingMark)
            {
                return;
            }
        }
    }

    private static HashSet<string> ReadWords(string list) =>
        [.. WordList.Read(list).SelectMany(word => new[] { word.Replace('ё', 'е'), Squeezed(word.Replace('ё', 'е')) })];
}
