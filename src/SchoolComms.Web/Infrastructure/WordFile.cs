using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Mvc;
using SchoolComms.Domain.Files;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Placing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A document of one or few pages for the word processors of an office: A4, Times New Roman 12, usual margins.</summary>
public sealed class WordFile : IDisposable
{
    // Lengths: twentieths of a point in text, half points in fonts, 1/360000 cm in drawings.
    private const int Centimetre = 567;
    private const int DrawnMillimetre = 36_000;
    private const int Font = 24;
    private const int TextWidth = 165;
    private const int TextHeight = 245;

    private readonly MemoryStream content = new();
    private readonly WordprocessingDocument file;
    private readonly MainDocumentPart main;
    private readonly Body body = new();
    private uint pictures;

    public WordFile(string title)
    {
        file = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document);
        file.PackageProperties.Title = title;
        main = file.AddMainDocumentPart();
        main.Document = new Document(body);
    }

    public WordFile Heading(string text) => Add(text, JustificationValues.Center, bold: true);

    public WordFile Paragraph(string text) => Add(text, JustificationValues.Both);

    public WordFile Right(string text) => Add(text, JustificationValues.Right);

    /// <summary>Two columns: what, and how it is; what is not known is a line to be filled in by hand.</summary>
    public WordFile Facts(IEnumerable<(string Name, string? Value)> facts)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                )
            ),
            new TableGrid(new GridColumn { Width = $"{Centimetre * 6}" }, new GridColumn { Width = $"{Centimetre * 10}" })
        );
        foreach (var (name, value) in facts)
            table.Append(new TableRow(Cell(name), Cell(value ?? "")));
        body.Append(table, Line("", JustificationValues.Left, bold: false));
        return this;
    }

    public WordFile NewPage()
    {
        body.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
        return this;
    }

    /// <summary>A scanned page: as large as the page's margins leave room for.</summary>
    public WordFile Picture(StoredFile scan, string description)
    {
        var part = main.AddImagePart(scan.Kind is FileKind.Png ? ImagePartType.Png : ImagePartType.Jpeg);
        using (var bytes = new MemoryStream(scan.Content, writable: false))
            part.FeedData(bytes);
        var size = (PictureSize.Of(scan.Content, scan.Kind) ?? new PictureSize(210, 297)).Within(TextWidth, TextHeight);
        body.Append(new Paragraph(new Run(DrawingOf(main.GetIdOfPart(part), description, size))));
        return this;
    }

    public FileContentResult Named(string name)
    {
        body.Append(
            new SectionProperties(
                new PageSize { Width = 11_906, Height = 16_838 },
                new PageMargin
                {
                    Top = Centimetre * 2,
                    Bottom = Centimetre * 2,
                    Left = (uint)(Centimetre * 3),
                    Right = (uint)(Centimetre * 3 / 2),
                    Header = 0,
                    Footer = 0,
                    Gutter = 0,
                }
            )
        );
        file.Dispose();
        return new FileContentResult(content.ToArray(), FileKind.Docx.MediaType()) { FileDownloadName = name };
    }

    public void Dispose()
    {
        file.Dispose();
        content.Dispose();
    }

    private static TableCell Cell(string text) => new(Line(text, JustificationValues.Left, bold: false));

    private static Paragraph Line(string text, JustificationValues side, bool bold)
    {
        var font = new RunProperties(
            new RunFonts
            {
                Ascii = "Times New Roman",
                HighAnsi = "Times New Roman",
                ComplexScript = "Times New Roman",
            }
        );
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = $"{Font}" }, new Languages { Val = "ru-RU" });
        return new Paragraph(
            new ParagraphProperties(new SpacingBetweenLines { After = "120" }, new Justification { Val = side }),
            new Run(font, new Text(text) { Space = SpaceProcessingModeValues.Preserve })
        );
    }

    private WordFile Add(string text, JustificationValues side, bool bold = false)
    {
        body.Append(Line(text, side, bold));
        return this;
    }

    private DocumentFormat.OpenXml.Wordprocessing.Drawing DrawingOf(string part, string description, PictureSize millimetres)
    {
        var id = ++pictures;
        var (width, height) = ((long)millimetres.Width * DrawnMillimetre, (long)millimetres.Height * DrawnMillimetre);
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = id, Name = $"{id}" },
                new Pictures.NonVisualPictureDrawingProperties()
            ),
            new Pictures.BlipFill(new Drawing.Blip { Embed = part }, new Drawing.Stretch(new Drawing.FillRectangle())),
            new Pictures.ShapeProperties(
                new Drawing.Transform2D(new Drawing.Offset { X = 0, Y = 0 }, new Drawing.Extents { Cx = width, Cy = height }),
                new Drawing.PresetGeometry(new Drawing.AdjustValueList()) { Preset = Drawing.ShapeTypeValues.Rectangle }
            )
        );
        return new DocumentFormat.OpenXml.Wordprocessing.Drawing(
            new Placing.Inline(
                new Placing.Extent { Cx = width, Cy = height },
                new Placing.DocProperties
                {
                    Id = id,
                    Name = $"{id}",
                    Description = description,
                },
                new Drawing.Graphic(new Drawing.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })
            )
        );
    }
}
