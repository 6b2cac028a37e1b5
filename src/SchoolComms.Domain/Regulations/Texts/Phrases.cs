namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// A list of phrases to look for. A line is words with spaces between: "слово", "основ*", "один|другой"; ".." stands for up to
/// three words of the same sentence; a line that begins with "!" excuses what it overlaps.
/// </summary>
internal sealed class Phrases
{
    private const int LongestGap = 3;

    private readonly IReadOnlyList<Phrase> wanted;
    private readonly IReadOnlyList<Phrase> excused;

    public Phrases(string list)
    {
        var lines = WordList.Read(list);
        wanted = [.. lines.Where(line => line[0] != '!').Select(Phrase.Parse)];
        excused = [.. lines.Where(line => line[0] == '!').Select(line => Phrase.Parse(line[1..]))];
    }

    /// <summary>The phrases found, in order and not overlapping.</summary>
    public IEnumerable<Fragment> Find(string text) => Find(text, PlainWord.In(text));

    public IEnumerable<Fragment> Find(string text, IReadOnlyList<PlainWord> words)
    {
        var excuses = Spans(words, excused).ToList();
        var last = 0;
        foreach (var (start, end) in Spans(words, wanted))
        {
            while (excuses.Count > last && excuses[last].End <= start)
            {
                last++;
            }

            if (last == excuses.Count || excuses[last].Start >= end)
            {
                yield return Fragment.Of(text, words[start].Start, words[end - 1].End);
            }
        }
    }

    /// <summary>Where an excuse of this list stands, as places in the message.</summary>
    public IEnumerable<(int Start, int End)> Excuses(IReadOnlyList<PlainWord> words) =>
        Spans(words, excused).Select(span => (words[span.Start].Start, words[span.End - 1].End));

    private static IEnumerable<(int Start, int End)> Spans(IReadOnlyList<PlainWord> words, IReadOnlyList<Phrase> phrases)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var end = phrases.Max(phrase => phrase.EndOfMatch(words, start));
            if (end is not null)
            {
                yield return (start, end.Value);
                start = end.Value - 1;
            }
        }
    }

    private sealed class Phrase(IReadOnlyList<string[]> parts)
    {
        public static Phrase Parse(string line) =>
            new([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('|'))]);

        public int? EndOfMatch(IReadOnlyList<PlainWord> words, int start) => Follow(words, start, 0, words[start].Sentence);

        private int? Follow(IReadOnlyList<PlainWord> words, int at, int part, int sentence)
        {
            if (part == parts.Count)
            {
                return at;
            }

            if (parts[part] is [".."])
            {
                for (var skipped = 0; skipped <= LongestGap; skipped++)
                {
                    if (Follow(words, at + skipped, part + 1, sentence) is { } end)
                    {
                        return end;
                    }
                }

                return null;
            }

            return
                at < words.Count && words[at].Sentence == sentence && Array.Exists(parts[part], pattern => Matches(pattern, words[at].Text))
                ? Follow(words, at + 1, part + 1, sentence)
                : null;
        }

        private static bool Matches(string pattern, string word) =>
            pattern[^1] == '*'
                ? word.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
                : word == pattern;
    }
}
