using System.Runtime.InteropServices;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>A word or number of a message for rules that look at sequences of words.</summary>
/// <param name="Text">Small letters; ё is е, look-alikes are Cyrillic within a Cyrillic word, a letter that is drawn out stands once or twice.</param>
/// <param name="Start">Index of its first UTF-16 unit in the message.</param>
/// <param name="End">Index after its last.</param>
/// <param name="Sentence">Which sentence of the message it stands in.</param>
/// <param name="IsCapitalised">Whether it was written with a capital.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlainWord(string Text, int Start, int End, int Sentence, bool IsCapitalised)
{
    /// <summary>The words of a message in order.</summary>
    public static List<PlainWord> In(string text)
    {
        var words = new List<PlainWord>();
        var letters = new char[text.Length];
        var count = 0;
        var (start, end, sentence, isCapitalised) = (0, 0, 0, false);
        for (var i = 0; i < text.Length; )
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            i += length;
            if (Lookalikes.IsUnseen(rune))
            {
                continue;
            }

            var bare = Lookalikes.Bare(rune);
            if (char.IsLetterOrDigit(bare))
            {
                if (count == 0)
                {
                    start = i - length;
                    isCapitalised = Lookalikes.IsCapital(rune);
                }

                end = i;
                bare = bare == 'ё' ? 'е' : bare;
                if (!IsDrawnOut(letters.AsSpan(0, count), bare))
                {
                    letters[count] = bare;
                    count++;
                }

                continue;
            }

            if (count > 0)
            {
                words.Add(new PlainWord(Canonical(letters.AsSpan(0, count)), start, end, sentence, isCapitalised));
                count = 0;
            }

            sentence += EndsSentence(text, i, rune) ? 1 : 0;
        }

        if (count > 0)
        {
            words.Add(new PlainWord(Canonical(letters.AsSpan(0, count)), start, end, sentence, isCapitalised));
        }

        return words;
    }

    private static bool IsDrawnOut(ReadOnlySpan<char> before, char letter) =>
        before is [.., var last, var latest] && last == letter && latest == letter && !char.IsDigit(letter);

    private static string Canonical(Span<char> letters)
    {
        if (letters.ContainsAnyInRange('а', 'я') && letters.ContainsAnyExceptInRange('а', 'я'))
        {
            foreach (ref var letter in letters)
            {
                letter = char.IsDigit(letter) ? letter : Lookalikes.AsCyrillic(letter);
            }
        }

        return new string(letters);
    }

    // "ул. Садовая" is no end: a dot ends a sentence only before a capital letter that does not follow an abbreviation of this kind.
    private static bool EndsSentence(string text, int next, Rune rune) =>
        rune.Value is '!' or '?' or '\n' || (rune.Value == '.' && next + 1 < text.Length && char.IsUpper(text[next + 1]));
}
