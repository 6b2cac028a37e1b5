namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The check digits of Russian numbers and bank cards. The digits come as text, without separators.</summary>
internal static class CheckDigits
{
    private static readonly int[] InnEleventh = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static readonly int[] InnTwelfth = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    /// <summary>Eleven digits: nine, weighted from nine down, and their sum modulo 101.</summary>
    public static bool IsSnils(string digits)
    {
        if (digits.Length != 11 || digits.Distinct().Count() == 1)
        {
            return false;
        }

        var sum = Enumerable.Range(0, 9).Sum(i => Digit(digits, i) * (9 - i));
        return sum % 101 % 100 == (Digit(digits, 9) * 10) + Digit(digits, 10);
    }

    /// <summary>Twelve digits, the last two of which check the others.</summary>
    public static bool IsInn(string digits) =>
        digits.Length == 12
        && digits.Distinct().Count() > 1
        && Weighted(digits, InnEleventh) % 11 % 10 == Digit(digits, 10)
        && Weighted(digits, InnTwelfth) % 11 % 10 == Digit(digits, 11);

    /// <summary>Luhn's check over sixteen to nineteen digits that begin as cards do.</summary>
    public static bool IsCard(string digits)
    {
        if (digits.Length is < 16 or > 19 || digits[0] is < '2' or > '6')
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Digit(digits, digits.Length - 1 - i) << (i % 2);
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }

    private static int Weighted(string digits, int[] weights) => weights.Select((weight, i) => weight * Digit(digits, i)).Sum();

    private static int Digit(string digits, int at) => digits[at] - '0';
}
