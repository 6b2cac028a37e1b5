namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>Looks for listed words in a message, however they are distorted, and passes over the words listed as innocent.</summary>
internal sealed class WordFinder(WordPatterns wanted, WordPatterns innocent)
{
    public static WordFinder ForLists(string wanted, string innocent) => new(new(WordList.Read(wanted)), new(WordList.Read(innocent)));

    /// <summary>The words found, in order and not overlapping, each with its whole word.</summary>
    public IEnumerable<Fragment> Find(MessageText text)
    {
        var last = 0;
        foreach (var reading in text.Readings)
        {
            for (var from = 0; FirstMatch(reading, from) is { } match; from = match.End)
            {
                var (start, end) = (reading.Glyphs[match.Start].Start, reading.Glyphs[match.End - 1].End);
                if (start >= last)
                {
                    yield return text.Part(start, end);
                    last = end;
                }
            }
        }
    }

    // From the beginning of a piece to the end of one.
    private (int Start, int End)? FirstMatch(Reading reading, int from)
    {
        var piece = from;
        for (var i = from; i < reading.Glyphs.Length; i++)
        {
            piece = reading.Glyphs[i].StartsPiece ? i : piece;
            if (wanted.EndOfMatch(reading, i) is { } end && innocent.EndOfMatch(reading, piece, wildsAllowed: false) is null)
            {
                return (piece, reading.EndOfPiece(end));
            }
        }

        return null;
    }
}
