using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>What an uploaded list may be at most.</summary>
/// <param name="MaxBytes">Of the file as it is uploaded.</param>
/// <param name="MaxRows">Lines with people; the heading does not count.</param>
public sealed record RosterFileLimits(int MaxBytes, int MaxRows);

/// <summary>Reads an uploaded list of people: CSV in any encoding and with any separator that schools' programs write, or the first sheet of an XLSX.</summary>
public static class RosterFile
{
    /// <summary>Tells what the bytes are by themselves, whatever the file is called.</summary>
    /// <returns>The table, or one of the refusals below. Lines that are blank are left out and still count in the numbers.</returns>
    public static Result<RosterTable> Read(byte[] content, RosterFileLimits limits)
    {
        if (content.Length > limits.MaxBytes)
        {
            return new FileIsTooLarge(limits.MaxBytes);
        }

        var rows = content switch
        {
            [] => new FileIsEmpty(),
            [(byte)'P', (byte)'K', 3, 4, ..] => WorkbookRows.Read(content, limits),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => new FileIsOldWorkbook(),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => new FileIsNotTable(),
            _ => ReadText(content, limits),
        };
        return rows.IsRefused ? rows.Error : ToTable(rows.Value, limits);
    }

    /// <summary>Whether no more rows need be read: there is a row too many even beside a title and the heading.</summary>
    internal static bool IsEnough(List<RosterLine> rows, RosterFileLimits limits) => rows.Count > limits.MaxRows + 2;

    internal static bool IsBlank(RosterLine row) => row.Values.All(value => value.Length == 0);

    private static Result<List<RosterLine>> ReadText(byte[] content, RosterFileLimits limits)
    {
        var text = RosterText.Decode(content);
        return text.IsRefused ? text.Error : CsvRows.Read(text.Value, limits);
    }

    // Journals like to put a title above the heading: the heading is the first row with more than one value.
    private static Result<RosterTable> ToTable(List<RosterLine> rows, RosterFileLimits limits)
    {
        var heading = Math.Max(0, rows.FindIndex(row => row.Values.Count(value => value.Length > 0) > 1));
        if (rows.Count < heading + 2)
        {
            return new FileIsEmpty();
        }

        var lines = rows[(heading + 1)..];
        return lines.Count > limits.MaxRows ? new TooManyRows(limits.MaxRows) : new RosterTable(rows[heading].Values, lines);
    }
}

/// <summary>There is not one line with people in the file.</summary>
public sealed record FileIsEmpty() : Error(ErrorKind.Invalid);

/// <summary>The file has more lines than one import takes.</summary>
public sealed record TooManyRows(int MaxRows) : Error(ErrorKind.Invalid);

/// <summary>The file is no table: a picture, a document, a web page, an archive.</summary>
public sealed record FileIsNotTable() : Error(ErrorKind.Invalid);

/// <summary>The file is a workbook of Excel 97–2003: to be saved as XLSX or CSV.</summary>
public sealed record FileIsOldWorkbook() : Error(ErrorKind.Invalid);

/// <summary>The workbook is damaged or protected by a password.</summary>
public sealed record WorkbookIsUnreadable() : Error(ErrorKind.Invalid);

/// <summary>The text is neither UTF-8, nor UTF-16, nor Windows-1251.</summary>
public sealed record EncodingIsUnknown() : Error(ErrorKind.Invalid);
