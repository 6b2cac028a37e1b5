using System.Collections.Frozen;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Messages that inform of nothing (S2 pp. 6, 8): only emoji of any kind, signs, "+", "ок", interjections, laughter, greetings, thanks,
/// congratulations and wishes. Deliberately lets pass: any number ("12", "в 14:00"), yes and no and other answers ("Да, будем"), and
/// thanks or a greeting that is followed by something else ("Спасибо, Маша придёт позже").
/// </summary>
public static class UninformativeText
{
    private static readonly FrozenSet<string> Empty = ReadWords("uninformative");
    private static readonly FrozenSet<string> Company = ReadWords("uninformative-company");
    private static readonly FrozenSet<string> Reasons = ReadWords("uninformative-reasons");
    private static readonly FrozenSet<string> HolidayDates = ["8 марта", "23 февраля", "1 сентября", "1 мая", "9 мая", "5 октября"];
    private static readonly string[] Patronymics = ["вич", "вна", "чна", "вичу", "вне", "чне"];

    /// <summary>The whole message if it informs of nothing; nothing for an empty message.</summary>
    public static IEnumerable<Fragment> Find(MessageText text)
    {
        var start = text.Typed.Length - text.Typed.AsSpan().TrimStart().Length;
        var end = text.Typed.AsSpan().TrimEnd().Length;
        return start < end && IsUninformative(text) ? [text.Part(start, end)] : [];
    }

    private static bool IsUninformative(MessageText text)
    {
        var words = text.Words.FindAll(word => !IsSmiley(text.Typed, word));
        return words.Count == 0
            || (
                // In this order: the first words of most messages already inform of something.
                Enumerable.Range(0, words.Count).All(i => AddsNothing(text.Typed, words, i))
                && Enumerable.Range(0, words.Count).Any(i => SaysNothing(words, i))
            );
    }

    // "С днём учителя": what day it is, says the company that it is in.
    private static bool SaysNothing(List<PlainWord> words, int i) =>
        IsEmpty(words[i].Text) || (i > 0 && words[i].Text == "днем" && words[i - 1].Text == "с");

    private static bool AddsNothing(string text, List<PlainWord> words, int i) =>
        SaysNothing(words, i)
        || Company.Contains(words[i].Text)
        || IsName(words, i)
        || IsAddressed(text, words, i)
        || IsReason(words, i)
        || (i + 1 < words.Count && HolidayDates.Contains($"{words[i].Text} {words[i + 1].Text}"));

    private static bool IsReason(List<PlainWord> words, int i) =>
        Reasons.Contains(words[i].Text) && Enumerable.Range(Math.Max(0, i - 4), Math.Min(i, 4)).Any(before => words[before].Text == "за");

    private static bool IsEmpty(string word) => Empty.Contains(word) || Empty.Contains(Squeezed(word)) || IsLaughter(word);

    // "Мария Ивановна": whom one greets or thanks. Other names are not known to us and count as said.
    private static bool IsName(List<PlainWord> words, int i) =>
        IsPatronymic(words[i]) || (words[i].IsCapitalised && i + 1 < words.Count && IsPatronymic(words[i + 1]));

    // "Спасибо, Маша!": a name that closes the sentence. "Спасибо, Маша заболела" goes on.
    private static bool IsAddressed(string text, List<PlainWord> words, int i) =>
        words[i].IsCapitalised
        && i > 0
        && text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End).Trim() is ","
        && (i + 1 == words.Count || words[i + 1].Sentence > words[i].Sentence);

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

    // ":D", ":3" and "1️⃣" hold letters or digits that are no words.
    private static bool IsSmiley(string text, PlainWord word) => IsFace(text, word) || IsKeycap(text, word);

    private static bool IsFace(string text, PlainWord word) =>
        word.End - word.Start == 1
        && word.Start > 0
        && text[word.Start - 1] is ':' or ';' or '=' or '<'
        && text[word.Start] is 'D' or 'P' or 'p' or 'O' or 'o' or '0' or '3' or 'с' or 'c'
        && (word.Start < 2 || !char.IsDigit(text[word.Start - 2]));

    private static bool IsKeycap(string text, PlainWord word)
    {
        for (var i = word.Start; i < word.End; i++)
        {
            if (char.IsLetter(text[i]) || (char.IsAsciiDigit(text[i]) && !IsBoxed(text, i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBoxed(string text, int digit) => text.AsSpan(digit + 1) is ['\u20E3', ..] or ['\uFE0F', '\u20E3', ..];

    private static FrozenSet<string> ReadWords(string list) =>
        [.. WordList.Read(list).SelectMany(word => new[] { word.Replace('ё', 'е'), Squeezed(word.Replace('ё', 'е')) })];
}
