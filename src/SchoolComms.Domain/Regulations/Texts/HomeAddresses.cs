using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Addresses that say where somebody lives: a street with a house and a flat, or with a house after a word for living there.</summary>
internal static class HomeAddresses
{
    private const int LongestAddress = 12;
    private const int LongestLead = 6;

    private static readonly FrozenSet<string> Streets = [.. WordList.Read("streets")];
    private static readonly FrozenSet<string> Flats = ["кв", "квартира", "квартире", "квартиру", "квартиры", "комн", "комната", "комнате"];
    private static readonly FrozenSet<string> Living = [.. WordList.Read("living")];
    private static readonly IReadOnlyList<string> Places = WordList.Read("places");

    public static IEnumerable<PersonalDataFinding> Find(MessageText text)
    {
        var words = text.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (Streets.Contains(words[i].Text) && EndOfAddress(words, i) is { } end)
            {
                var address = text.Part(words[i], words[end]);
                yield return new(PersonalDataKind.Address, address, address.Text);
                i = end;
            }
        }
    }

    private static int? EndOfAddress(List<PlainWord> words, int street)
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
    private static bool IsHouseAndFlat(List<PlainWord> words, int house) =>
        house + 1 < words.Count
        && words[house + 1].Start == words[house].End + 1
        && char.IsDigit(words[house + 1].Text[0])
        && words[house + 1].Text.Length <= 3;

    // "Адрес: ул. …" is somebody's, "адрес театра: ул. …" is nobody's.
    private static bool SaysLiving(List<PlainWord> words, int street)
    {
        var isOfPlace = false;
        for (var i = street - 1; i >= Math.Max(0, street - LongestLead); i--)
        {
            var word = words[i].Text;
            if (Living.Contains(word) && !(isOfPlace && word.StartsWith("адрес", StringComparison.Ordinal)))
            {
                return true;
            }

            isOfPlace |= Places.Any(place => word.StartsWith(place, StringComparison.Ordinal));
        }

        return false;
    }
}
