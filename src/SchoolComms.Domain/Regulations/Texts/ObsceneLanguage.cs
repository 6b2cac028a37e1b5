namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Obscene and vulgar words (S0 6.2; S2 pp. 6, 8), in all their forms and also when they are distorted: letters swapped for look-alikes,
/// digits or stars, parted by spaces or signs, drawn out, written in Latin letters. Deliberately lets pass: mild stand-ins ("блин",
/// "чёрт", "фигня"), a word hidden behind stars to a single letter ("х***"), and words that only hold a bad stem (страховать, скипидар).
/// </summary>
public static class ObsceneLanguage
{
    private static readonly WordFinder Words = WordFinder.ForLists("obscene", "obscene-innocent");

    /// <summary>Each obscene word as it was typed, in order and not overlapping.</summary>
    public static IEnumerable<Fragment> Find(MessageText text) => Words.Find(text);
}
