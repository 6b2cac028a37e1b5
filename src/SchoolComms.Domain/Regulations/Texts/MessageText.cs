namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// A message's text as the rules read it. Each form is made once, when the first rule asks for it, and shared by all that follow:
/// a message is normalised once, however many rules examine it. For one examination; not safe across threads.
/// </summary>
/// <param name="typed">The text as it was typed.</param>
public sealed class MessageText(string typed)
{
    private List<PlainWord>? words;
    private List<Reading>? readings;
    private List<DigitRun>? digits;

    public string Typed { get; } = typed;

    /// <summary>The words in order, for rules about phrases.</summary>
    internal List<PlainWord> Words => words ??= PlainWord.In(Typed);

    /// <summary>The ways to read each word, for rules about words that may be distorted.</summary>
    internal List<Reading> Readings => readings ??= [.. TextNormalizer.Readings(Typed)];

    /// <summary>The digits that stand together, for rules about numbers.</summary>
    internal List<DigitRun> Digits => digits ??= DigitRun.In(Typed);

    public static implicit operator MessageText(string typed) => new(typed);

    internal Fragment Part(int start, int end) => Fragment.Of(Typed, start, end);

    /// <summary>From the beginning of the first of two words to the end of the last.</summary>
    internal Fragment Part(PlainWord first, PlainWord last) => Part(first.Start, last.End);
}
