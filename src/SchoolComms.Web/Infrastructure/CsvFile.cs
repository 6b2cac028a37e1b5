using System.Text;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A table as a file that the spreadsheets of Russian desks open as it is: semicolons, UTF-8 with its mark, no cell a formula.</summary>
public static class CsvFile
{
    public static FileContentResult Of(string name, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(Line(row));
        return new FileContentResult(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())],
            "text/csv; charset=utf-8"
        )
        {
            FileDownloadName = name,
        };
    }

    /// <summary>One row, with its line break.</summary>
    public static string Line(IEnumerable<string?> row) => $"{string.Join(';', row.Select(Cell))}\r\n";

    private static string Cell(string? value)
    {
        var text = SpreadsheetText.Safe(value);
        return text.IndexOfAny([';', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
