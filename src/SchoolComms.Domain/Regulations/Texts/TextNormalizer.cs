using System.Text;

namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>
/// Brings a message to a canonical form in which distorted words can be recognised, and keeps where each letter was typed. Undone are:
/// look-alike letters of other alphabets, digits and stars for letters, separators between letters, repeats, transliteration, full-width
/// and mathematical letters, accents and other combining marks, zero-width characters and direction marks. Linear in the text's length.
/// </summary>
internal static class TextNormalizer
{
    // A run of the same letter keeps two (касса is not каса), a run of stars as many as a word can have.
    private const int LongestRun = 2;
    private const int LongestWildRun = 6;
    private const string Wilds = "*#%&?•█■×☆★✱٭";

    /// <summary>The words of the message, each in one to three readings: by look, and where it has Latin letters also by sound ("ya" is я, or two letters).</summary>
    public static IEnumerable<Reading> Readings(string text)
    {
        foreach (var group in Groups(text))
        {
            var hasLatin = group.Exists(glyph => Alphabet.IsLatin(glyph.Typed));
            var isForeign = hasLatin && !group.Exists(glyph => Alphabet.IsCyrillic(glyph.Typed));
            yield return new Reading(ByLook(group, alsoBySound: hasLatin && !isForeign), isForeign);
            if (hasLatin)
            {
                yield return new Reading(BySound(group, Lookalikes.LongestSound), isForeign);
            }

            if (isForeign)
            {
                yield return new Reading(BySound(group, longestSound: 1), isForeign);
            }
        }
    }

    private static Glyph[] ByLook(List<Glyph> group, bool alsoBySound)
    {
        var glyphs = group.ToArray();
        foreach (ref var glyph in glyphs.AsSpan())
        {
            if (glyph.Kind != GlyphKind.Wild)
            {
                var letters = Lookalikes.ByLook(glyph.Typed) | (alsoBySound ? Lookalikes.BySound([glyph.Typed]) : 0);
                glyph = glyph with { Letters = glyph.Letters | letters };
            }
        }

        return glyphs;
    }

    private static Glyph[] BySound(List<Glyph> group, int longestSound)
    {
        var glyphs = new List<Glyph>(group.Count);
        Span<char> spelling = stackalloc char[longestSound];
        for (var i = 0; i < group.Count; )
        {
            var length = 0;
            while (
                length < spelling.Length
                && i + length < group.Count
                && Alphabet.IsLatin(group[i + length].Typed)
                && GoesOn(group, i, length)
            )
            {
                spelling[length] = group[i + length].Typed;
                length++;
            }

            while (length > 1 && Lookalikes.BySound(spelling[..length]) == 0)
            {
                length--;
            }

            var letters = length > 0 ? Lookalikes.BySound(spelling[..length]) | Alphabet.Bit(group[i].Typed) : 0;
            length = Math.Max(length, 1);
            letters = letters == 0 && group[i].Kind != GlyphKind.Wild ? Lookalikes.ByLook(group[i].Typed) : letters;
            glyphs.Add(group[i] with { Letters = letters | group[i].Letters, End = group[i + length - 1].End });
            i += length;
        }

        return [.. glyphs];
    }

    // A sound is spelled within one piece, or over pieces of one letter each ("b l y a").
    private static bool GoesOn(List<Glyph> group, int start, int length) =>
        length == 0 || !group[start + length].StartsPiece || group[start + length - 1].StartsPiece;

    /// <summary>
    /// Words with their pieces: pieces without a space between them belong together, and so do pieces of one or two letters with spaces
    /// between them if one of the neighbours is a single letter. Each is the same list, filled anew.
    /// </summary>
    private static IEnumerable<List<Glyph>> Groups(string text)
    {
        var group = new List<Glyph>();
        var lastLength = 0;
        foreach (var piece in Pieces(text))
        {
            var joins = piece.Gap switch
            {
                Gap.Separator => !piece.IsCapitalised,
                Gap.Space => lastLength + piece.Glyphs.Count <= 3,
                _ => false,
            };
            if (group.Count > 0 && !joins)
            {
                yield return group;
                group.Clear();
            }

            lastLength = piece.Glyphs.Count;
            Append(group, piece.Glyphs);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static void Append(List<Glyph> group, List<Glyph> piece)
    {
        foreach (var glyph in piece)
        {
            var limit = glyph.Kind == GlyphKind.Wild ? LongestWildRun : LongestRun;
            var run = 0;
            while (run < limit && run < group.Count && group[^(run + 1)].Typed == glyph.Typed)
            {
                run++;
            }

            if (run == limit && (!glyph.StartsPiece || piece.Count == 1))
            {
                group[^1] = group[^1] with { End = glyph.End };
            }
            else
            {
                group.Add(glyph);
            }
        }
    }

    // Each holds the same list, filled anew.
    private static IEnumerable<Piece> Pieces(string text)
    {
        var glyphs = new List<Glyph>();
        var gap = Gap.Break;
        var capitals = 0;
        for (var i = 0; i < text.Length; )
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var start = i;
            i += length;
            if (Lookalikes.IsUnseen(rune))
            {
                Accent(glyphs, rune);
                continue;
            }

            var bare = Lookalikes.Bare(rune);
            if (Kind(text, start, ref i, ref bare, glyphs) is { } kind)
            {
                capitals += Lookalikes.IsCapital(rune) ? 1 : 0;
                glyphs.Add(new Glyph(bare, kind == GlyphKind.Wild ? Alphabet.Any : 0, kind, glyphs.Count == 0, start, i));
                continue;
            }

            if (glyphs.Count > 0)
            {
                yield return new Piece(glyphs, gap, capitals == 1 && glyphs.Count > 1);
                glyphs.Clear();
                (gap, capitals) = (Gap.None, 0);
            }

            gap = Widen(gap, rune);
        }

        if (glyphs.Count > 0)
        {
            yield return new Piece(glyphs, gap, capitals == 1 && glyphs.Count > 1);
        }
    }

    // A breve that was typed apart from its и; every other mark changes nothing.
    private static void Accent(List<Glyph> glyphs, Rune mark)
    {
        if (mark.Value == 0x306 && glyphs.Count > 0 && glyphs[^1].Typed == 'и')
        {
            glyphs[^1] = glyphs[^1] with { Letters = Alphabet.Bit('й') };
        }
    }

    private static GlyphKind? Kind(string text, int start, ref int next, ref char bare, List<Glyph> before)
    {
        if (char.IsLetter(bare))
        {
            return GlyphKind.Letter;
        }

        if (char.IsDigit(bare))
        {
            return GlyphKind.Substitute;
        }

        var typed = text[start];
        if (next < text.Length && (typed, text[next]) is ('}', '{') or ('>', '<') or (')', '('))
        {
            next++;
            bare = 'х';
            return GlyphKind.Substitute;
        }

        var letterFollows = next < text.Length && char.IsLetter(text[next]);
        if (before.Count == 0 || (typed is '?' or '!' or '+' or '|' or '&' && !letterFollows))
        {
            return null;
        }

        bare = typed;
        return Wilds.Contains(typed, StringComparison.Ordinal) ? GlyphKind.Wild
            : Lookalikes.ByLook(typed) != 0 ? GlyphKind.Substitute
            : null;
    }

    private static Gap Widen(Gap gap, Rune rune) =>
        Rune.IsWhiteSpace(rune) ? (gap is Gap.None or Gap.Space && rune.Value is not ('\n' or '\r') ? Gap.Space : Gap.Break)
        : gap is Gap.None or Gap.Separator && rune.Value is not (',' or ';' or ':' or '"' or '(' or ')' or '«' or '»') ? Gap.Separator
        : Gap.Break;

    /// <summary>What stands between two pieces: only spaces, only separators, or more than lies within a word.</summary>
    private enum Gap
    {
        None,
        Separator,
        Space,
        Break,
    }

    private readonly record struct Piece(List<Glyph> Glyphs, Gap Gap, bool IsCapitalised);
}
