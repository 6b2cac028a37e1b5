using System.Collections.Frozen;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// A list of phrases to look for. A line is words with spaces between: "слово", "основ*", "один|другой"; ".." stands for up to
/// three words of the same sentence; a line that begins with "!" excuses what it overlaps.
/// </summary>
internal sealed class Phrases
{
    private const int LongestGap = 3;

    private readonly FrozenDictionary<int, Opening[]> wanted;
    private readonly FrozenDictionary<int, Opening[]> excused;

    public Phrases(string list)
    {
        var lines = WordList.Read(list);
        wanted = ByBeginning(lines.Where(line => line[0] != '!'));
        excused = ByBeginning(lines.Where(line => line[0] == '!').Select(line => line[1..]));
    }

    /// <summary>The phrases found, in order and not overlapping.</summary>
    public IEnumerable<Fragment> Find(MessageText text) => Unexcused(text, Occurrences(text, wanted));

    /// <summary>Those of the fragments, which are in order, that no excuse of this list overlaps.</summary>
    public IEnumerable<Fragment> Unexcused(MessageText text, IEnumerable<Fragment> fragments)
    {
        List<Fragment>? excuses = null;
        var next = 0;
        foreach (var fragment in fragments)
        {
            // Most messages hold nothing that needs an excuse.
            excuses ??= [.. Occurrences(text, excused)];
            while (next < excuses.Count && excuses[next].End <= fragment.Start)
            {
                next++;
            }

            if (next == excuses.Count || excuses[next].Start >= fragment.End)
            {
                yield return fragment;
            }
        }
    }

    private static IEnumerable<Fragment> Occurrences(MessageText text, FrozenDictionary<int, Opening[]> phrases)
    {
        var words = text.Words;
        for (var start = 0; start < words.Count; start++)
        {
            if (EndOfLongest(phrases, words, start) is { } end)
            {
                yield return text.Part(words[start], words[end - 1]);
                start = end - 1;
            }
        }
    }

    private static int? EndOfLongest(FrozenDictionary<int, Opening[]> phrases, List<PlainWord> words, int start)
    {
        int? longest = null;
        foreach (var (first, phrase) in phrases.GetValueOrDefault(Beginning(words[start].Text), []))
        {
            if (first.Matches(words[start].Text) && phrase.EndOfMatch(words, start) is { } end)
            {
                longest = Math.Max(end, longest ?? end);
            }
        }

        return longest;
    }

    private static FrozenDictionary<int, Opening[]> ByBeginning(IEnumerable<string> lines) =>
        lines
            .Select(Phrase.Parse)
            .SelectMany(phrase => phrase.First.Select(first => new Opening(first, phrase)))
            .GroupBy(opening => Beginning(opening.First.Text))
            .ToFrozenDictionary(openings => openings.Key, openings => openings.ToArray());

    // The first two letters as one number: most words begin as no phrase does and need no other look.
    private static int Beginning(string word) => (word[0] << 16) | (word.Length > 1 ? word[1] : '*');

    /// <summary>A phrase under one of the words that it can start with.</summary>
    private readonly record struct Opening(Pattern First, Phrase Phrase);

    /// <summary>A word, or the beginning of one with "*" after it.</summary>
    private readonly record struct Pattern(string Text)
    {
        public bool Matches(string word) =>
            Text[^1] == '*' ? word.AsSpan().StartsWith(Text.AsSpan(0, Text.Length - 1), StringComparison.Ordinal) : word == Text;
    }

    private sealed class Phrase(IReadOnlyList<Pattern[]> parts)
    {
        private static readonly Pattern Gap = new("..");

        public static Phrase Parse(string line) =>
            new([
                .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => part.Split('|').Select(pattern => new Pattern(pattern)).ToArray()),
            ]);

        public IReadOnlyList<Pattern> First => parts[0];

        /// <summary>The index after the phrase's last word, where its first is known to match; or null.</summary>
        public int? EndOfMatch(List<PlainWord> words, int start) => Follow(words, start + 1, 1, words[start].Sentence);

        private int? Follow(List<PlainWord> words, int at, int part, int sentence)
        {
            if (part == parts.Count)
            {
                return at;
            }

            if (parts[part][0] == Gap)
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

            return at < words.Count && words[at].Sentence == sentence && Matches(parts[part], words[at].Text)
                ? Follow(words, at + 1, part + 1, sentence)
                : null;
        }

        private static bool Matches(Pattern[] patterns, string word)
        {
            foreach (var pattern in patterns)
            {
                if (pattern.Matches(word))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
