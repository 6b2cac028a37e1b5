using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>What a typed character may stand for: by its look ("x" is х) and, for Latin letters, by its sound ("h" is х, "ya" is я).</summary>
internal static class Lookalikes
{
    private static readonly Dictionary<char, ulong> Looks = Read("lookalikes")
        .ToDictionary(entry => entry.Typed[0], entry => entry.Letters);
    private static readonly Dictionary<string, ulong> Sounds = Read("transliteration")
        .ToDictionary(entry => entry.Typed, entry => entry.Letters);
    private static readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> SoundsOf = Sounds.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Longest spelling of one sound: "shch".</summary>
    public const int LongestSound = 4;

    public static ulong ByLook(char typed) => Alphabet.Bit(typed) | Looks.GetValueOrDefault(typed);

    public static ulong BySound(ReadOnlySpan<char> typed) => SoundsOf.TryGetValue(typed, out var letters) ? letters : 0;

    /// <summary>The one letter by look within a Cyrillic word, or the character itself.</summary>
    public static char AsCyrillic(char typed)
    {
        var letters = Alphabet.IsCyrillic(typed) ? 0 : Looks.GetValueOrDefault(typed) & Alphabet.Cyrillic;
        return letters == 0 ? typed : Alphabet.FirstLetter(letters);
    }

    /// <summary>
    /// The bare small letter of a character: accents, full width, circles, mathematical alphabets taken off; the character itself
    /// if it is no letter or digit.
    /// </summary>
    public static char Bare(Rune rune)
    {
        if (IsPlain(rune))
        {
            return char.ToLowerInvariant((char)rune.Value);
        }

        if (!Rune.IsLetterOrDigit(rune) && rune.Value is not ((>= 0x2460 and <= 0x24FF) or (>= 0x1F130 and <= 0x1F149)))
        {
            return '\uFFFD';
        }

        // One rune at a time, so that a heap of combining marks costs no more than its length.
        var decomposed = rune.ToString().Normalize(NormalizationForm.FormKD);
        var bare = char.ToLowerInvariant(decomposed[0]);
        return char.IsLetterOrDigit(bare) ? bare : '\uFFFD';
    }

    /// <summary>Characters that are not seen and do not part letters: combining marks, zero width, direction marks, variation selectors.</summary>
    public static bool IsUnseen(Rune rune) =>
        !IsPlain(rune)
        && rune.Value is not ('\n' or '\r' or '\t')
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Format
                or UnicodeCategory.Control;

    private static bool IsPlain(Rune rune) => rune.Value is (>= ' ' and <= '~') or (>= 'А' and <= 'ё');

    private static IEnumerable<(string Typed, ulong Letters)> Read(string list) =>
        WordList.Read(list).Select(line => line.Split(' ')).Select(parts => (parts[0], Alphabet.Bits(parts[1])));
}
