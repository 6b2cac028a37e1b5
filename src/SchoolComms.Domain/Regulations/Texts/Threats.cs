namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Threats to a person or the school, calls to harm oneself or others, and demeaning of people for their nation, race, faith, sex or
/// another group (S0 6.2; S2 pp. 6, 8). Deliberately lets pass: figures of speech ("убьём двух зайцев", "побью рекорд"), "мама меня
/// убьёт", reports of accidents and lessons about wars, and the neutral names of nations.
/// </summary>
public static class Threats
{
    private static readonly Phrases Phrases = new("threat");

    /// <summary>Each threatening or demeaning phrase as it was typed, in order and not overlapping.</summary>
    public static IEnumerable<Fragment> Find(MessageText text) => Phrases.Find(text);
}
