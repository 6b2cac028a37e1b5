using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Digits that stand together, as they were typed.</summary>
/// <param name="Digits">The digits as 0 to 9, whatever script they were typed in.</param>
/// <param name="Start">Index of the first digit in the message.</param>
/// <param name="End">Index after the last.</param>
/// <param name="HasPlus">Whether a plus stands right before them.</param>
internal readonly record struct DigitRun(string Digits, int Start, int End, bool HasPlus)
{
    public static List<DigitRun> In(string text)
    {
        var runs = new List<DigitRun>();
        var digits = new StringBuilder();
        var (start, end) = (0, 0);
        for (var i = 0; i <= text.Length; )
        {
            var rune = default(Rune);
            var length = 1;
            if (i < text.Length)
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out rune, out length);
            }

            var digit = i < text.Length ? DigitOf(rune, digits.Length > 0) : -1;
            if (digit >= 0)
            {
                start = digits.Length == 0 ? i : start;
                end = i + length;
                digits.Append((char)('0' + digit));
            }
            else if (digits.Length > 0 && (i == text.Length || !Lookalikes.IsUnseen(rune)))
            {
                runs.Add(new DigitRun(digits.ToString(), start, end, HasPlus: start > 0 && text[start - 1] == '+'));
                digits.Clear();
            }

            i += length;
        }

        return runs;
    }

    // "о" and "з" among digits are 0 and 3.
    private static int DigitOf(Rune rune, bool amongDigits) =>
        rune.Value switch
        {
            'O' or 'o' or 'О' or 'о' when amongDigits => 0,
            'З' or 'з' when amongDigits => 3,
            _ when Rune.IsDigit(rune) => (int)Rune.GetNumericValue(rune),
            _ => -1,
        };
}
