using System.IO.Compression;
using System.Text;
using SchoolComms.Application.People;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People.Roster;

namespace SchoolComms.Application.Tests.People;

public sealed class RosterFileTests
{
    private const string Sheet = "ФИО;Класс\nЁлкина Анна Львовна;5«А»\nПётр Иванов;6-Б\n";

    private static readonly RosterFileLimits Limits = new(MaxBytes: 10_000, MaxRows: 5);

    public static TheoryData<string, byte[]> Encoded =>
        new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Sheet) },
            { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sheet)] },
            { "UTF-16, little end first", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sheet)] },
            { "UTF-16, big end first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sheet)] },
            { "Windows-1251", InCodePage(1251, Sheet) },
        };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_list_is_read_in_each_encoding_that_schools_save(string encoding, byte[] content)
    {
        var table = RosterFile.Read(content, Limits).Value;

        table.Headers.ShouldBe(["ФИО", "Класс"], encoding);
        table.Lines.Select(line => line.Values[0]).ShouldBe(["Ёлкина Анна Львовна", "Пётр Иванов"]);
        table.Lines.Select(line => line.Values[1]).ShouldBe(["5«А»", "6-Б"]);
    }

    [Theory]
    [InlineData("koi8-r")]
    [InlineData("cp866")]
    public void An_encoding_that_cannot_be_told_is_refused_and_not_guessed(string name) =>
        RosterFile.Read(InCodePage(name, Sheet), Limits).Error.ShouldBe(new EncodingIsUnknown());

    [Fact]
    public void A_broken_UTF_16_is_refused() =>
        RosterFile.Read([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], Limits).Error.ShouldBe(new EncodingIsUnknown());

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void The_separator_is_found(char separator)
    {
        var text = Sheet.Replace(';', separator);

        Read(text).Headers.ShouldBe(["ФИО", "Класс"]);
    }

    [Fact]
    public void Commas_within_cells_do_not_divide_a_list_with_semicolons()
    {
        var table = Read("ФИО, полностью;Классы\nИванова Анна;1А, 2Б, 3В\nПетрова Анна;1А, 2Б\n");

        table.Headers.ShouldBe(["ФИО, полностью", "Классы"]);
        table.Lines[0].Values.ShouldBe(["Иванова Анна", "1А, 2Б, 3В"]);
    }

    [Theory]
    [InlineData("\"5 \"\"А\"\"\"")]
    [InlineData("5 \"А\"")]
    public void Quotes_around_a_letter_are_kept(string cell) =>
        Read($"ФИО;Класс\nИванова Анна;{cell}\n").Lines[0].Values[1].ShouldBe("5 \"А\"");

    [Fact]
    public void Lines_have_the_numbers_that_an_editor_shows()
    {
        var table = Read("ФИО;Класс\n\nИванова Анна;5А\n;\n\"Петрова\nОльга\";5Б\r\nСидорова Нина;5В");

        table.Lines.Select(line => line.Number).ShouldBe([3, 5, 7]);
        table.Lines[1].Values[0].ShouldBe("Петрова\nОльга");
    }

    [Fact]
    public void A_quote_that_does_not_close_spoils_its_own_line_only()
    {
        var table = Read("ФИО;Класс\n\"Иванова Анна;5А\nПетрова Ольга;\"5 \"\"Б\"\"\"\nСидорова Нина;5В\n");

        table.Lines.Select(line => line.Number).ShouldBe([2, 3, 4]);
        table.Lines[1].Values.ShouldBe(["Петрова Ольга", "5 \"Б\""]);
        table.Lines[2].Values.ShouldBe(["Сидорова Нина", "5В"]);
    }

    [Fact]
    public void A_title_above_the_heading_is_passed_over()
    {
        var table = Read("Список обучающихся\nФИО;Класс\nИванова Анна;5А\nПетрова Ольга;5А\n");

        table.Headers.ShouldBe(["ФИО", "Класс"]);
        table.Lines.Select(line => line.Number).ShouldBe([3, 4]);
    }

    [Fact]
    public void A_workbook_gives_its_first_sheet()
    {
        var table = RosterFile
            .Read(
                Workbook(
                    "<c t=\"inlineStr\"><is><t>Иванова Анна</t></is></c><c><v>5</v></c><c s=\"1\"><v>41275</v></c><c><v>89161974052</v></c>"
                ),
                Limits
            )
            .Value;

        table.Headers.ShouldBe(["ФИО", "Класс"]);
        table.Lines.ShouldHaveSingleItem().Values.ShouldBe(["Иванова Анна", "5", "01.01.2013", "89161974052"]);
        table.Lines[0].Number.ShouldBe(2);
    }

    [Fact]
    public void A_file_of_the_allowed_size_is_read_and_one_byte_more_is_not()
    {
        var content = Encoding.UTF8.GetBytes(Sheet);

        RosterFile.Read(content, Limits with { MaxBytes = content.Length }).IsRefused.ShouldBeFalse();
        RosterFile.Read(content, Limits with { MaxBytes = content.Length - 1 }).Error.ShouldBe(new FileIsTooLarge(content.Length - 1));
    }

    [Fact]
    public void As_many_lines_as_allowed_are_read_and_one_more_is_not()
    {
        static string Of(int lines) => $"Список\nФИО;Класс\n{string.Concat(Enumerable.Repeat("Иванова Анна;5А\n", lines))}";

        Read(Of(5)).Lines.Count.ShouldBe(5);
        Refusal(Of(6)).ShouldBe(new TooManyRows(5));
        Refusal(Of(60)).ShouldBe(new TooManyRows(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("ФИО;Класс\n")]
    [InlineData("ФИО;Класс\n;\n")]
    public void A_file_without_people_is_empty(string text) => Refusal(text).ShouldBe(new FileIsEmpty());

    public static TheoryData<string, byte[]> NotTables =>
        new()
        {
            { "a web page", Encoding.UTF8.GetBytes("<html><table><tr><td>ФИО</td></tr></table></html>") },
            { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D] },
            { "a document", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj;2\n") },
            { "an archive", Archive(("students.csv", Sheet)) },
            { "control characters", Encoding.UTF8.GetBytes("ФИО;Класс\nИванова\u0007 Анна;5А\n") },
        };

    [Theory]
    [MemberData(nameof(NotTables))]
    public void What_is_no_table_is_refused_whatever_it_is_called(string what, byte[] content) =>
        RosterFile.Read(content, Limits).Error.ShouldBe(new FileIsNotTable(), what);

    [Fact]
    public void An_old_workbook_is_to_be_saved_anew() =>
        RosterFile.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], Limits).Error.ShouldBe(new FileIsOldWorkbook());

    [Fact]
    public void A_damaged_workbook_is_refused()
    {
        RosterFile.Read([(byte)'P', (byte)'K', 3, 4, 1, 2, 3], Limits).Error.ShouldBe(new WorkbookIsUnreadable());
        RosterFile.Read(Archive(("xl/workbook.xml", "<workbook")), Limits).Error.ShouldBe(new WorkbookIsUnreadable());
    }

    [Fact]
    public void A_workbook_that_would_have_another_file_read_is_refused()
    {
        const string Row = "<c t=\"inlineStr\"><is><t>Иванов Пётр</t></is></c>";

        RosterFile.Read(Workbook(Row), Limits).IsRefused.ShouldBeFalse();
        RosterFile
            .Read(Workbook(Row, "<!DOCTYPE worksheet [<!ENTITY other SYSTEM \"file:///etc/hosts\">]>"), Limits)
            .Error.ShouldBe(new WorkbookIsUnreadable());
    }

    [Fact]
    public void A_workbook_that_swells_when_unpacked_is_refused()
    {
        var content = Archive(("xl/workbook.xml", ""), ("xl/media/image1.bmp", new string(' ', (10 * Limits.MaxBytes) + 1)));

        content.Length.ShouldBeLessThan(Limits.MaxBytes);
        RosterFile.Read(content, Limits).Error.ShouldBe(new FileIsTooLarge(Limits.MaxBytes));
    }

    private static RosterTable Read(string text) => RosterFile.Read(Encoding.UTF8.GetBytes(text), Limits).Value;

    private static Error? Refusal(string text) => RosterFile.Read(Encoding.UTF8.GetBytes(text), Limits).Error;

    private static byte[] InCodePage(int codePage, string text) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);

    private static byte[] InCodePage(string name, string text) => CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(text);

    private static byte[] Archive(params (string Path, string Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(path).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Workbook(string secondRow, string prologue = "")
    {
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return Archive(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Ученики\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Ещё\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            (
                "xl/worksheets/sheet1.xml",
                $"{prologue}<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>ФИО</t></is></c><c t=\"inlineStr\"><is><t>Класс</t></is></c></row><row>{secondRow}</row></sheetData></worksheet>"
            ),
            (
                "xl/worksheets/sheet2.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>Другое</t></is></c></row></sheetData></worksheet>"
            )
        );
    }
}
