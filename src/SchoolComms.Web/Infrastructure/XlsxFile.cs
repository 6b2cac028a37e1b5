using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// A table as a workbook of one sheet. What is counted is a number; every other cell is a text: nothing in it is a formula, and no
/// telephone number loses its zeros.
/// </summary>
public static class XlsxFile
{
    public static FileContentResult Of(string name, string sheet, IEnumerable<IEnumerable<object?>> rows)
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            Write(part, rows);
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = workbook.GetIdOfPart(part),
                        SheetId = 1,
                        Name = sheet,
                    }
                )
            );
        }

        return new FileContentResult(content.ToArray(), FileKind.Xlsx.MediaType()) { FileDownloadName = name };
    }

    // Row by row: thousands of people are not held as a tree.
    private static void Write(WorksheetPart part, IEnumerable<IEnumerable<object?>> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row());
            foreach (var value in row)
                writer.WriteElement(Cell(value));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Cell(object? value) =>
        value is long number ? new(new CellValue((decimal)number)) { DataType = CellValues.Number } : Text(value as string);

    // The apostrophe keeps a text a text even where somebody saves the workbook as CSV and opens that.
    private static Cell Text(string? value) =>
        new(new InlineString(new Text(SpreadsheetText.Safe(value)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
        };
}
