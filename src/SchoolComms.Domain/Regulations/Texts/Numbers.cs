using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Phones and the numbers of documents and cards among the digits of a message.</summary>
internal static class Numbers
{
    private const int MostRuns = 19;
    private const int ShortestNumber = 5;
    private const int LongestSeparator = 3;

    public static IEnumerable<PersonalDataFinding> Find(MessageText message)
    {
        var (text, runs) = (message.Typed, message.Digits);
        for (var first = 0; first < runs.Count; first++)
        {
            if (Longest(text, runs, first) is { } found)
            {
                var start = found.Kind == PersonalDataKind.Phone && runs[first].HasPlus ? runs[first].Start - 1 : runs[first].Start;
                yield return new(found.Kind, message.Part(start, runs[found.Last].End), found.Digits);
                first = found.Last;
            }
        }
    }

    // Joins runs while only separators stand between them, and takes the longest number that makes sense.
    private static (PersonalDataKind Kind, int Last, string Digits)? Longest(string text, List<DigitRun> runs, int first)
    {
        (PersonalDataKind, int, string)? found = null;
        var digits = new StringBuilder();
        var shape = new List<int>();
        var lead = new Lead(text, runs[first].Start);
        for (var last = first; last < runs.Count && last - first < MostRuns && digits.Length < 20; last++)
        {
            if (last > first && !IsSeparator(text.AsSpan(runs[last - 1].End, runs[last].Start - runs[last - 1].End)))
            {
                break;
            }

            digits.Append(runs[last].Digits);
            shape.Add(runs[last].Digits.Length);
            if (digits.Length >= ShortestNumber && KindOf(digits.ToString(), shape, runs[first].HasPlus, lead) is { } kind)
            {
                found = (kind, last, digits.ToString());
            }
        }

        return found;
    }

    private static PersonalDataKind? KindOf(string digits, List<int> shape, bool hasPlus, Lead lead)
    {
        if (IsPhone(digits, shape, hasPlus, lead))
        {
            return PersonalDataKind.Phone;
        }

        return digits.Length switch
        {
            6 when shape.Count == 1 && IsBirthCertificateSeries(lead.Said) => PersonalDataKind.IdentityDocument,
            10 when IsPassport(shape, lead) => PersonalDataKind.IdentityDocument,
            11 when shape is [11] or [9, 2] or [3, 3, 3, 2] && CheckDigits.IsSnils(digits) => PersonalDataKind.Snils,
            12 when shape.Count == 1 && CheckDigits.IsInn(digits) => PersonalDataKind.Inn,
            >= 16 and <= 19 when shape.TrueForAll(length => length >= 2) && CheckDigits.IsCard(digits) => PersonalDataKind.Card,
            _ => null,
        };
    }

    private static bool IsPhone(string digits, List<int> shape, bool hasPlus, Lead lead) =>
        digits.Length switch
        {
            11 when digits[0] is '7' or '8' && digits[1] == '9' => true,
            11 when digits[0] is '7' or '8' && digits[1] is '3' or '4' or '8' && shape is not [11] => hasPlus || shape[0] == 1,
            10 when digits[0] == '9' => shape is [10] or [3, ..] && !lead.Said.Contains("isbn", StringComparison.Ordinal),
            >= 11 and <= 13 when hasPlus => true,
            >= ShortestNumber and <= 7 => lead.SaysPhone,
            _ => false,
        };

    private static bool IsPassport(List<int> shape, Lead lead) =>
        shape is [4, 6] or [2, 2, 6] || (shape is [10] && lead.Said.Contains("паспорт", StringComparison.Ordinal));

    // "II-АБ № 123456", "свидетельство о рождении ... 123456".
    private static bool IsBirthCertificateSeries(string said)
    {
        var series = said.TrimEnd(' ', '№', 'n', 'o');
        return series.Length > 3
            && char.IsLetter(series[^1])
            && char.IsLetter(series[^2])
            && series[^3] == '-'
            && series[^4] is 'i' or 'v' or 'x' or 'і';
    }

    // "серия 4512 номер 345678" is one number in two parts.
    private static bool IsSeparator(ReadOnlySpan<char> between)
    {
        if (between.Trim().Equals("номер", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var seen = 0;
        foreach (var rune in between.EnumerateRunes())
        {
            var isUnseen = Lookalikes.IsUnseen(rune);
            if (
                !isUnseen
                && !Rune.IsWhiteSpace(rune)
                && rune.Value is not ('-' or '(' or ')' or '.' or '_' or '*' or '№' or '/' or '‐' or '‑' or '–' or '—' or '+' or '~')
            )
            {
                return false;
            }

            seen += isUnseen ? 0 : 1;
        }

        return seen <= LongestSeparator && !between.Contains('\n');
    }

    /// <summary>What stands right before a number: looked at only where the digits alone do not tell, and then once.</summary>
    private sealed class Lead(string text, int start)
    {
        private const int Length = 20;

        private string? said;
        private bool? saysPhone;

        public string Said => said ??= text[Math.Max(0, start - Length)..start].ToLowerInvariant();

        public bool SaysPhone =>
            saysPhone ??= PlainWord
                .In(Said)
                .Exists(word =>
                    word.Text is "тел" or "звоните" or "позвоните" || word.Text.StartsWith("телефон", StringComparison.Ordinal)
                );
    }
}
