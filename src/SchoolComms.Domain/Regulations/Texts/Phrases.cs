namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// A list of phrases to look for. A line is words with spaces between: "слово", "основ*", "один|другой"; ".." stands for up to
/// three words of the same sentence; a line that begins with "!" excuses what it overlaps.
/// </summary>
internal sealed class Phrases
{
    private const int LongestGap = 3;

    private readonly ILookup<(char, char), Phrase> wanted;
    private readonly ILookup<(char, char), Phrase> excused;

    public Phrases(string list)
    {
        var lines = WordList.Read(list);
        wanted = ByBeginning(lines.Where(line => line[0] != '!'));
        excused = ByBeginning(lines.Where(line => line[0] == '!').Select(line => line[1..]));
    }

    /// <summary>The phrases found, in order and not overlapping.</summary>
    public IEnumerable<Fragment> Find(MessageText text)
    {
        var words = text.Words;
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
                yield return text.Part(words[start], words[end - 1]);
            }
        }
    }

    /// <summary>Where an excuse of this list stands, as places in the message.</summary>
    public IEnumerable<(int Start, int End)> Excuses(IReadOnlyList<PlainWord> words) =>
        Spans(words, excused).Select(span => (words[span.Start].Start, words[span.End - 1].End));

    private static ILookup<(char, char), Phrase> ByBeginning(IEnumerable<string> lines) =>
        lines
            .Select(Phrase.Parse)
            .SelectMany(phrase => phrase.Beginnings.Select(beginning => (beginning, phrase)))
            .ToLookup(pair => pair.beginning, pair => pair.phrase);

    private static IEnumerable<(int Start, int End)> Spans(IReadOnlyList<PlainWord> words, ILookup<(char, char), Phrase> phrases)
    {
        for (var start = 0; start < words.Count; start++)
        {
            var end = 0;
            foreach (var phrase in phrases[Phrase.Beginning(words[start].Text)])
            {
                end = Math.Max(end, phrase.EndOfMatch(words, start) ?? 0);
            }

            if (end > 0)
            {
                yield return (start, end);
                start = end - 1;
            }
        }
    }

    private sealed class Phrase(IReadOnlyList<string[]> parts)
    {
        public static Phrase Parse(string line) =>
            new([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('|'))]);

        /// <summary>The beginnings of the words that the phrase can start with, so that most phrases need no look at a word.</summary>
        public IEnumerable<(char, char)> Beginnings => parts[0].Select(Beginning).Distinct();

        public static (char, char) Beginning(string word) => (word[0], word.Length > 1 ? word[1] : '*');

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
