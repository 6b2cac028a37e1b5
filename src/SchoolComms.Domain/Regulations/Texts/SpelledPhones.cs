using System.Globalization;
using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Mobile phones that are spelled out in words: "восемь девятьсот двенадцать сто двадцать три сорок пять шестьдесят семь".</summary>
internal static class SpelledPhones
{
    private const int LongestPhone = 11;

    private static readonly Dictionary<string, int> Values = WordList
        .Read("numerals")
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));

    public static IEnumerable<PersonalDataFinding> Find(MessageText text)
    {
        var words = text.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (PhoneAt(words, i) is { } phone)
            {
                yield return new(PersonalDataKind.Phone, text.Part(words[i], words[phone.Last]), phone.Digits);
                i = phone.Last;
            }
        }
    }

    private static (int Last, string Digits)? PhoneAt(List<PlainWord> words, int start)
    {
        var digits = new StringBuilder();
        var room = 1;
        for (var i = start; i < words.Count && digits.Length <= LongestPhone && Values.TryGetValue(words[i].Text, out var value); i++)
        {
            room = Append(digits, value, room);
            var isWhole = i + 1 == words.Count || !Values.ContainsKey(words[i + 1].Text);
            if (isWhole && IsPhone(digits.ToString()))
            {
                return (i, digits.ToString());
            }
        }

        return null;
    }

    // "сто" leaves room for 99, "двадцать" for 9: what fits in is added, what does not stands after. Gives the room that is left.
    private static int Append(StringBuilder digits, int value, int room)
    {
        var spelling = value.ToString(CultureInfo.InvariantCulture);
        if (value > 0 && value < room)
        {
            digits.Remove(digits.Length - spelling.Length, spelling.Length);
        }

        digits.Append(spelling);
        return value switch
        {
            >= 100 => 100,
            >= 20 => 10,
            _ => 1,
        };
    }

    private static bool IsPhone(string digits) =>
        (digits.Length == LongestPhone && digits[0] is '7' or '8' && digits[1] == '9')
        || (digits.Length == LongestPhone - 1 && digits[0] == '9');
}
