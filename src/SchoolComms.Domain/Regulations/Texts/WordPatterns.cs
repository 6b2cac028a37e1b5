namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// A set of words and stems to look for in <see cref="Reading"/>s, kept as a tree of letters. An entry is "слово" (the whole word),
/// "основ*" (a word that begins so), "+основ*" (so, perhaps after a prefix) or "*основ*" (a word that has it anywhere).
/// </summary>
internal sealed class WordPatterns
{
    private static readonly IReadOnlyList<string> Prefixes = ["", .. WordList.Read("prefixes")];

    private readonly Node atStart = new();
    private readonly Node anywhere = new();

    public WordPatterns(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            var root = entry[0] == '*' ? anywhere : atStart;
            var ends = entry[^1] == '*' ? Ending.Stem : Ending.Word;
            foreach (var prefix in entry[0] == '+' ? Prefixes : [""])
            {
                root.Add(prefix + entry.Trim('+', '*'), ends);
            }
        }
    }

    /// <summary>How far a pattern reaches that begins at the glyph: the index after its last glyph, or null.</summary>
    public int? EndOfMatch(Reading reading, int start, bool wildsAllowed = true)
    {
        var startsPiece = reading.Glyphs[start].StartsPiece;
        var search = new Search(reading, start, wildsAllowed);
        return (startsPiece ? search.From(atStart) : null) ?? search.From(anywhere);
    }

    private enum Ending
    {
        None,
        Word,
        Stem,
    }

    private sealed class Node
    {
        private ulong letters;
        private Node[] children = [];

        public Ending Ending { get; private set; }

        public ulong Letters => letters;

        public Node Child(ulong letter) => children[Alphabet.Rank(letters, letter)];

        public void Add(ReadOnlySpan<char> word, Ending ending)
        {
            if (word.IsEmpty)
            {
                Ending = (Ending)Math.Max((int)Ending, (int)ending);
                return;
            }

            var letter = Alphabet.Bit(word[0]);
            if ((letters & letter) == 0)
            {
                var rank = Alphabet.Rank(letters, letter);
                children = [.. children[..rank], new Node(), .. children[rank..]];
                letters |= letter;
            }

            Child(letter).Add(word[1..], ending);
        }
    }

    /// <summary>How far a walk has come: the node, the next glyph, and what was passed on the way. Latin spellings may leave ь and ъ out.</summary>
    private readonly record struct Step(Node Node, int At, ulong Last = 0, int Letters = 0, int Wilds = 0, int Repeats = 0);

    /// <summary>One walk down the tree. Its depth is bounded by the longest entry, so the whole examination stays linear.</summary>
    private readonly struct Search(Reading reading, int start, bool wildsAllowed)
    {
        // "х***" and "36" could be anything: two letters must be there, three where the word may be of another language.
        private const int FewestLetters = 2;
        private const int MostWilds = 4;
        private const int MostRepeats = 3;
        private const int LongestRemainder = 3;
        private static readonly ulong SoftSigns = Alphabet.Bits("ьъ");

        public int? From(Node root) => Follow(new Step(root, start));

        private int? Follow(Step step)
        {
            if (step.At > start && IsFound(step))
            {
                return step.At;
            }

            if (reading.IsForeign && Among(step.Node.Letters & SoftSigns, step, step) is { } soft)
            {
                return soft;
            }

            if (step.At == reading.Glyphs.Length)
            {
                return null;
            }

            var glyph = reading.Glyphs[step.At];
            if (glyph.Kind == GlyphKind.Wild)
            {
                return wildsAllowed && step.Wilds < MostWilds
                    ? Among(step.Node.Letters, step, step with { At = step.At + 1, Wilds = step.Wilds + 1, Last = 0 })
                    : null;
            }

            var next = step with { At = step.At + 1, Letters = step.Letters + (glyph.Kind == GlyphKind.Letter ? 1 : 0) };
            return Among(step.Node.Letters & glyph.Letters, step, next with { Repeats = 0 })
                ?? (
                    (glyph.Letters & step.Last) != 0 && step.Repeats < MostRepeats ? Follow(next with { Repeats = step.Repeats + 1 }) : null
                );
        }

        private int? Among(ulong letters, Step step, Step next)
        {
            for (var rest = letters; rest != 0; rest &= rest - 1)
            {
                var letter = Alphabet.First(rest);
                if (Follow(next with { Node = step.Node.Child(letter), Last = letter }) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        private bool IsFound(Step step)
        {
            var (ending, end, letters) = (step.Node.Ending, step.At, step.Letters);
            var all = letters + (ending == Ending.Stem && end - start > letters ? LettersAfter(end) : 0);
            if (ending == Ending.None || letters == 0 || all < (step.Wilds > 0 && reading.IsForeign ? FewestLetters + 1 : FewestLetters))
            {
                return false;
            }

            if (end == reading.Glyphs.Length && end - start == FewestLetters && CrossesPieces(end))
            {
                // Two initials are no word.
                return false;
            }

            if (reading.EndsPiece(end))
            {
                return reading.Glyphs[start].StartsPiece || !CrossesPieces(end);
            }

            return ending == Ending.Stem
                && (!CrossesPieces(end) || (reading.Glyphs[start].StartsPiece && Remainder(end) <= LongestRemainder));
        }

        private bool CrossesPieces(int end)
        {
            for (var i = start + 1; i < end; i++)
            {
                if (reading.Glyphs[i].StartsPiece)
                {
                    return true;
                }
            }

            return false;
        }

        private int LettersAfter(int end)
        {
            var letters = 0;
            while (letters <= FewestLetters && !reading.EndsPiece(end))
            {
                letters += reading.Glyphs[end].Kind == GlyphKind.Letter ? 1 : 0;
                end++;
            }

            return letters;
        }

        private int Remainder(int end)
        {
            var rest = 0;
            while (rest <= LongestRemainder && !reading.EndsPiece(end + rest))
            {
                rest++;
            }

            return rest;
        }
    }
}
