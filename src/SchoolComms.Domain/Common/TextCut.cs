namespace SchoolComms.Domain.Common;

/// <summary>The beginning or the end of a text that is too long to be kept whole.</summary>
public static class TextCut
{
    // Half of a sign outside the basic plane, an emoji's, is no text: the database takes none of it.
    public static string First(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    public static string Last(string text, int most) =>
        text.Length <= most ? text : text[(char.IsLowSurrogate(text[^most]) ? ^(most - 1) : ^most)..];
}
