using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>What a typed character may stand for: by its look ("x" is х) and, for Latin letters, by its sound ("h" is х, "ya" is я).</summary>
internal static class Lookalikes
{
    // All alphabets that look like ours and the currency signs; a list that names a later character fails at once.
    private const int LooksEnd = 0x2100;

    private static readonly ulong[] Looks = ByCode(Read("lookalikes"));
    private static readonly Dictionary<string, ulong> Sounds = Read("transliteration")
        .ToDictionary(entry => entry.Typed, entry => entry.Letters);
    private static readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> SoundsOf = Sounds.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Longest spelling of one sound: "shch".</summary>
    public const int LongestSound = 4;

    public static ulong ByLook(char typed) => typed < Looks.Length ? Looks[typed] : 0;

    public static ulong BySound(ReadOnlySpan<char> typed) => SoundsOf.TryGetValue(typed, out var letters) ? letters : 0;

    /// <summary>The one letter by look within a Cyrillic word, or the character itself.</summary>
    public static char AsCyrillic(char typed)
    {
        var letters = Alphabet.IsCyrillic(typed) ? 0 : ByLook(typed) & Alphabet.Cyrillic;
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
            return (char)(rune.Value + (IsPlainCapital(rune) ? 'а' - 'А' : 0));
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

    /// <summary>Whether it was typed as a capital letter.</summary>
    public static bool IsCapital(Rune rune) => IsPlain(rune) ? IsPlainCapital(rune) : Rune.IsUpper(rune);

    private static bool IsPlain(Rune rune) => rune.Value is (>= ' ' and <= '~') or (>= 'А' and <= 'ё');

    // The capitals of both alphabets stand as far before their small letters.
    private static bool IsPlainCapital(Rune rune) => rune.Value is (>= 'A' and <= 'Z') or (>= 'А' and <= 'Я');

    // Each canonical letter looks like itself, too.
    private static ulong[] ByCode(IEnumerable<(string Typed, ulong Letters)> entries)
    {
        var looks = Enumerable.Range(0, LooksEnd).Select(code => Alphabet.Bit((char)code)).ToArray();
        foreach (var (typed, letters) in entries)
        {
            looks[typed[0]] |= letters;
        }

        return looks;
    }

    private static IEnumerable<(string Typed, ulong Letters)> Read(string list) =>
        WordList.Read(list).Select(line => line.Split(' ')).Select(parts => (parts[0], Alphabet.Bits(parts[1])));
}
