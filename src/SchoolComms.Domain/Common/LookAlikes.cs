namespace SchoolComms.Domain.Common;

/// <summary>Latin letters that look like Cyrillic ones. People type them without noticing, and «5A» is then not «5А».</summary>
public static class LookAlikes
{
    private const string Latin = "ABCEHKMOPTXYËaceopxyë";
    private const string Cyrillic = "АВСЕНКМОРТХУЁасеорхуё";

    /// <summary>The text with every Latin letter that looks like a Cyrillic one replaced by it; the rest as it is.</summary>
    public static string ToCyrillic(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    var at = Latin.IndexOf(source[i], StringComparison.Ordinal);
                    folded[i] = at < 0 ? source[i] : Cyrillic[at];
                }
            }
        );

    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';
}
