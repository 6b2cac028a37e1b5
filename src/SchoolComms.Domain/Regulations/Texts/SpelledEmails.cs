using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>E-mail addresses that are spelled out in words: "petrov собака pochta точка ру".</summary>
internal static class SpelledEmails
{
    private const int LongestDomain = 3;

    private static readonly FrozenSet<string> Signs = ["собака", "собачка", "dog", "at"];
    private static readonly FrozenSet<string> Dots = ["точка", "тчк", "dot"];
    private static readonly FrozenSet<string> Ends = ["ру", "ком", "рф", "орг", "нет", "ru", "com", "org", "net"];

    public static IEnumerable<PersonalDataFinding> Find(MessageText text)
    {
        var words = text.Words;
        for (var i = 1; i < words.Count; i++)
        {
            if (Signs.Contains(words[i].Text) && EndOfDomain(words, i) is { } end)
            {
                var address = text.Part(words[i - 1], words[end]);
                yield return new(PersonalDataKind.Email, address, address.Text);
                i = end;
            }
        }
    }

    private static int? EndOfDomain(List<PlainWord> words, int sign)
    {
        for (var dot = sign + 2; dot < Math.Min(words.Count - 1, sign + 2 + LongestDomain); dot++)
        {
            if (Dots.Contains(words[dot].Text) && Ends.Contains(words[dot + 1].Text))
            {
                return dot + 1;
            }
        }

        return null;
    }
}
