using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.People;

/// <summary>The rows of an XLSX workbook's first sheet.</summary>
internal static class WorkbookRows
{
    /// <summary>How many times larger than the upload's limit a workbook may be when unpacked.</summary>
    private const int MaxExpansion = 10;

    public static Result<List<RosterLine>> Read(byte[] content, RosterFileLimits limits)
    {
        try
        {
            return Refusal(content, limits) is { } refusal ? refusal : ReadFirstSheet(content, limits);
        }
        catch (Exception)
        {
            // A foreign parser over foreign bytes: whatever it stumbles over, the file is what is wrong.
            return new WorkbookIsUnreadable();
        }
    }

    private static Error? Refusal(byte[] content, RosterFileLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        return archive.GetEntry("xl/workbook.xml") is null ? new FileIsNotTable()
            : archive.Entries.Sum(entry => entry.Length) > (long)limits.MaxBytes * MaxExpansion ? new FileIsTooLarge(limits.MaxBytes)
            : null;
    }

    private static Result<List<RosterLine>> ReadFirstSheet(byte[] content, RosterFileLimits limits)
    {
        // The reader asks for code page 1252, though XLSX never needs it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
        var rows = new List<RosterLine>();
        for (var number = 1; !RosterFile.IsEnough(rows, limits) && reader.Read(); number++)
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column))).ToList();
            var row = new RosterLine(number, values[..(values.FindLastIndex(value => value.Length > 0) + 1)]);
            if (!RosterFile.IsBlank(row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            DateTime date => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(' ', '\u00A0'),
        };
}
