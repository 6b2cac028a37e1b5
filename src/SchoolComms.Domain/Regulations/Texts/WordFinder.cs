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
            foreach (var (start, end) in Matches(reading))
            {
                if (start >= last)
                {
                    yield return text.Part(start, end);
                    last = end;
                }
            }
        }
    }

    private IEnumerable<(int Start, int End)> Matches(Reading reading)
    {
        var glyphs = reading.Glyphs;
        var piece = 0;
        var isInnocent = false;
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (glyphs[i].StartsPiece)
            {
                piece = i;
                isInnocent = innocent.EndOfMatch(reading, i, wildsAllowed: false) is not null;
            }

            if (!isInnocent && wanted.EndOfMatch(reading, i) is { } end)
            {
                while (!reading.EndsPiece(end))
                {
                    end++;
                }

                yield return (glyphs[piece].Start, glyphs[end - 1].End);
                i = end - 1;
            }
        }
    }
}
