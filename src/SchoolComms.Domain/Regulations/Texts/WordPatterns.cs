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
        return (startsPiece ? search.Follow(atStart, start, 0, 0, 0) : null) ?? search.Follow(anywhere, start, 0, 0, 0);
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

    /// <summary>One walk down the tree. Its depth is bounded by the longest entry, so the whole examination stays linear.</summary>
    private readonly struct Search(Reading reading, int start, bool wildsAllowed)
    {
        // "х***" could be any word: two letters must be there, three where the word may be of another language.
        private const int FewestLetters = 2;
        private const int MostWilds = 4;
        private const int LongestRemainder = 3;

        public int? Follow(Node node, int at, ulong last, int letters, int wilds)
        {
            int? end = at > start && IsFound(node.Ending, at, letters, wilds) ? at : null;
            if (end is not null || at == reading.Glyphs.Count)
            {
                return end;
            }

            var glyph = reading.Glyphs[at];
            var isWild = glyph.Kind == GlyphKind.Wild;
            if (isWild && (!wildsAllowed || wilds == MostWilds))
            {
                return null;
            }

            letters += glyph.Kind == GlyphKind.Letter ? 1 : 0;
            wilds += isWild ? 1 : 0;
            for (var rest = node.Letters & glyph.Letters; rest != 0; rest &= rest - 1)
            {
                var letter = Alphabet.First(rest);
                if (Follow(node.Child(letter), at + 1, letter, letters, wilds) is { } found)
                {
                    return found;
                }
            }

            return !isWild && (glyph.Letters & last) != 0 ? Follow(node, at + 1, last, letters, wilds) : null;
        }

        private bool IsFound(Ending ending, int end, int letters, int wilds)
        {
            letters += ending == Ending.Stem && wilds > 0 ? LettersAfter(end) : 0;
            if (ending == Ending.None || letters < (wilds > 0 && reading.IsForeign ? FewestLetters + 1 : FewestLetters))
            {
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
            while (letters < FewestLetters && !reading.EndsPiece(end))
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
