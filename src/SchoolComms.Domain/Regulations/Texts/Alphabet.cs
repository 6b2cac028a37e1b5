using System.Numerics;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The canonical letters, one bit each: а to я (ё is е), then a to z. A set of letters is what a character may stand for.</summary>
internal static class Alphabet
{
    /// <summary>What a star may stand for.</summary>
    public const ulong Any = (1UL << 58) - 1;

    /// <summary>The letters а to я.</summary>
    public const ulong Cyrillic = (1UL << 32) - 1;

    public static ulong Bit(char letter) =>
        letter switch
        {
            >= 'а' and <= 'я' => 1UL << (letter - 'а'),
            'ё' => Bit('е'),
            >= 'a' and <= 'z' => 1UL << (32 + letter - 'a'),
            _ => 0,
        };

    public static ulong Bits(string letters) => letters.Aggregate(0UL, (set, letter) => set | Bit(letter));

    /// <summary>The position of a letter of the set among the letters of the set.</summary>
    public static int Rank(ulong set, ulong letter) => BitOperations.PopCount(set & (letter - 1));

    /// <summary>The lowest letter of a set that is not empty.</summary>
    public static ulong First(ulong set) => set & (~set + 1);

    /// <summary>The first letter of a set of Cyrillic letters that is not empty.</summary>
    public static char FirstLetter(ulong set) => (char)('а' + BitOperations.TrailingZeroCount(set));

    public static bool IsCyrillic(char letter) => letter is (>= 'а' and <= 'я') or 'ё';

    public static bool IsLatin(char letter) => letter is >= 'a' and <= 'z';
}
