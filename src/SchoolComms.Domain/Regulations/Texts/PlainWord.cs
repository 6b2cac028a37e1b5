using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>A word or number of a message for rules that look at sequences of words.</summary>
/// <param name="Text">Small letters; ё is е, look-alikes are Cyrillic within a Cyrillic word, a letter that is drawn out stands once or twice.</param>
/// <param name="Start">Index of its first UTF-16 unit in the message.</param>
/// <param name="End">Index after its last.</param>
/// <param name="Sentence">Which sentence of the message it stands in.</param>
/// <param name="IsCapitalised">Whether it was written with a capital.</param>
internal readonly record struct PlainWord(string Text, int Start, int End, int Sentence, bool IsCapitalised)
{
    /// <summary>The words of a message in order.</summary>
    public static IReadOnlyList<PlainWord> In(string text)
    {
        var words = new List<PlainWord>();
        var letters = new StringBuilder();
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
                if (letters.Length == 0)
                {
                    start = i - length;
                    isCapitalised = Rune.IsUpper(rune);
                }

                end = i;
                AppendUnlessDrawnOut(letters, bare == 'ё' ? 'е' : bare);
                continue;
            }

            if (letters.Length > 0)
            {
                words.Add(new PlainWord(Canonical(letters), start, end, sentence, isCapitalised));
                letters.Clear();
            }

            sentence += EndsSentence(text, i, rune) ? 1 : 0;
        }

        if (letters.Length > 0)
        {
            words.Add(new PlainWord(Canonical(letters), start, end, sentence, isCapitalised));
        }

        return words;
    }

    private static void AppendUnlessDrawnOut(StringBuilder letters, char letter)
    {
        var isThird = letters.Length > 1 && letters[^1] == letter && letters[^2] == letter;
        if (!isThird || char.IsDigit(letter))
        {
            letters.Append(letter);
        }
    }

    private static string Canonical(StringBuilder letters)
    {
        var word = letters.ToString();
        return word.Any(Alphabet.IsCyrillic)
            ? string.Create(
                word.Length,
                word,
                (span, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                    {
                        span[i] = char.IsDigit(from[i]) ? from[i] : Lookalikes.AsCyrillic(from[i]);
                    }
                }
            )
            : word;
    }

    // "ул. Садовая" is no end: a dot ends a sentence only before a capital letter that does not follow an abbreviation of this kind.
    private static bool EndsSentence(string text, int next, Rune rune) =>
        rune.Value is '!' or '?' or '\n' || (rune.Value == '.' && next + 1 < text.Length && char.IsUpper(text[next + 1]));
}
