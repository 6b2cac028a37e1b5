using CsvHelper;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>The rows of a text with separators: semicolons, commas or tabs, whichever its lines agree on.</summary>
internal static class CsvRows
{
    public static List<RosterLine> Read(string text, RosterFileLimits limits) =>
        Read(text, limits, breaksInQuotes: true) ?? Read(text, limits, breaksInQuotes: false)!;

    // A quotation mark that does not close would swallow the lines after it. Then a line is a line, whatever its quotes say: one is bad, not all.
    private static List<RosterLine>? Read(string text, RosterFileLimits limits, bool breaksInQuotes)
    {
        var malformed = false;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = breaksInQuotes,
            OnMalformedRecord = record =>
                malformed |= record.Reason is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote,
        };
        using var reader = CsvReader.FromText(text, options);

        var rows = new List<RosterLine>();
        while (!RosterFile.IsEnough(rows, limits) && reader.Read())
        {
            if (malformed && breaksInQuotes)
            {
                return null;
            }

            var row = new RosterLine((int)reader.LineNumber, [.. reader.Current.ToArray().Select(value => value.Trim(' ', '\u00A0'))]);
            if (!RosterFile.IsBlank(row))
            {
                rows.Add(row);
            }
        }

        return malformed && breaksInQuotes ? null : rows;
    }
}
