using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A table as a workbook of one sheet. Every cell is text and none a formula.</summary>
public static class XlsxFile
{
    public static FileContentResult Of(string name, IEnumerable<IEnumerable<string?>> rows)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(Text)))));
            var first = new Sheet
            {
                Id = workbook.GetIdOfPart(sheet),
                SheetId = 1,
                Name = "1",
            };
            workbook.Workbook = new Workbook(new Sheets(first));
        }

        return new FileContentResult(content.ToArray(), FileKind.Xlsx.MediaType()) { FileDownloadName = name };
    }

    private static Cell Text(string? value) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(SpreadsheetText.Safe(value)) { Space = SpaceProcessingModeValues.Preserve }),
        };
}
