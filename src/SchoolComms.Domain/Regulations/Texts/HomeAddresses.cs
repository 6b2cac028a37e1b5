namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Addresses that say where somebody lives: a street with a house and a flat, or with a house after a word for living there.</summary>
internal static class HomeAddresses
{
    private const int LongestAddress = 12;
    private const int LongestLead = 6;

    private static readonly HashSet<string> Streets = [.. WordList.Read("streets")];
    private static readonly HashSet<string> Flats = ["кв", "квартира", "квартире", "квартиру", "квартиры", "комн", "комната", "комнате"];
    private static readonly HashSet<string> Living = [.. WordList.Read("living")];

    public static IEnumerable<PersonalDataFinding> Find(string text, IReadOnlyList<PlainWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Streets.Contains(words[i].Text) && EndOfAddress(words, i) is { } end)
            {
                yield return new(PersonalDataKind.Address, Fragment.Of(text, words[i].Start, words[end].End));
                i = end;
            }
        }
    }

    private static int? EndOfAddress(IReadOnlyList<PlainWord> words, int street)
    {
        int? house = null;
        var limit = Math.Min(words.Count, street + LongestAddress);
        for (var i = street + 1; i < limit; i++)
        {
            var isNumber = char.IsDigit(words[i].Text[0]) && words[i].Text.Length <= 4;
            if (isNumber && Flats.Contains(words[i - 1].Text))
            {
                return i;
            }

            house ??= isNumber ? i : null;
        }

        return house is not null && (SaysLiving(words, street) || IsHouseAndFlat(words, house.Value)) ? house : null;
    }

    // "Садовая ул., 5-12" and "5, 12": a number right after the house's is a flat only where somebody lives, so it needs no word of its own there.
    private static bool IsHouseAndFlat(IReadOnlyList<PlainWord> words, int house) =>
        house + 1 < words.Count
        && words[house + 1].Start == words[house].End + 1
        && char.IsDigit(words[house + 1].Text[0])
        && words[house + 1].Text.Length <= 3;

    private static bool SaysLiving(IReadOnlyList<PlainWord> words, int street)
    {
        for (var i = Math.Max(0, street - LongestLead); i < street; i++)
        {
            if (Living.Contains(words[i].Text))
            {
                return true;
            }
        }

        return false;
    }
}
