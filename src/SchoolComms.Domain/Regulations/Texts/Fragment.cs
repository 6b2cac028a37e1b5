namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The part of a message that a rule is about, as it was typed.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the message.</param>
/// <param name="Length">Its length in UTF-16 units, at least one.</param>
/// <param name="Text">The part itself.</param>
public readonly record struct Fragment(int Start, int Length, string Text)
{
    public int End => Start + Length;

    internal static Fragment Of(string text, int start, int end) => new(start, end - start, text[start..end]);
}
