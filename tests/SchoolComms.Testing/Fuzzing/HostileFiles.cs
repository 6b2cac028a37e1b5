using System.Text;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>A file as a form carries it.</summary>
public sealed record Upload(string Name, byte[] Content);

/// <summary>Files that no honest person sends: of other kinds than their names, broken, empty, swollen, with names that lead astray.</summary>
public static class HostileFiles
{
    private static readonly Lazy<byte[]> Bomb = new(() => SampleFiles.Zip(("xl/worksheets/sheet1.xml", new string('0', 30_000_000))));

    private static readonly Func<byte[]>[] Samples =
    [
        () => SampleFiles.Png,
        () => SampleFiles.Jpeg(new byte[64]),
        () => SampleFiles.Webp,
        () => SampleFiles.Mp4,
        () => SampleFiles.M4a,
        () => SampleFiles.Pdf,
        () => SampleFiles.Docx,
        () => SampleFiles.Xlsx,
        () => SampleFiles.Odt,
        () => SampleFiles.WithMacros,
        () => Encoding.UTF8.GetBytes(SampleRoster.Students),
        () => Encoding.UTF8.GetBytes(SampleRoster.Staff),
        () => SampleRoster.InWindows1251(SampleRoster.Students),
    ];

    private static readonly Func<string, byte[]>[] Contents =
    [
        _ => [],
        _ => SampleFiles.Exe,
        _ => Bomb.Value,
        _ => new byte[200_000],
        marker => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' onload='{marker}()'/>"),
        marker => Encoding.UTF8.GetBytes($"<script>{marker}()</script>"),
        marker =>
            Encoding.UTF8.GetBytes(
                $"ФИО;Класс\n=HYPERLINK(\"http://{marker}.example\");5А\n\"><x-{marker}>;5А\n\0;5А\nТестов \u202eПётр{marker};5А"
            ),
        _ => Encoding.UTF8.GetBytes("ФИО;Класс\n" + new string(';', 50_000)),
        _ => Encoding.UTF8.GetBytes("\"" + new string('"', 50_001) + "\nФИО"),
        _ => [0xFF, 0xFE, 0x00, 0xD8, 0x0A, 0x00],
        marker =>
            SampleFiles.Zip(
                ("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Types>&b;</Types>"),
                ("xl/workbook.xml", $"<workbook><sheets><sheet name=\"{marker}\" sheetId=\"1\"/></sheets></workbook>"),
                ("../../" + marker, "x")
            ),
    ];

    public static Upload For(string marker, Random random) => new(NameFor(marker, random), ContentFor(marker, random));

    private static string NameFor(string marker, Random random)
    {
        string[] endings = [".pdf", ".png", ".jpg", ".csv", ".xlsx", ".txt", ".docx", ".mp4", ".exe", ".html", ".svg", ".pdf.exe", ""];
        string[] names =
        [
            marker,
            "",
            $"..%2f..%2f{marker}",
            $"../../{marker}",
            $"C:\\{marker}",
            $"{marker}\u202efdp",
            $"\"><x-{marker}>",
            $"{marker}\0",
            new string('д', 3_000),
            $"=1+1{marker}",
            $"{marker}%0d%0aSet-Cookie: {marker}=1",
            ".",
            "con",
        ];
        return names[random.Next(names.Length)] + endings[random.Next(endings.Length)];
    }

    private static byte[] ContentFor(string marker, Random random)
    {
        if (random.Next(2) == 0)
            return Contents[random.Next(Contents.Length)](marker);

        var content = Samples[random.Next(Samples.Length)]();
        for (var i = random.Next(6); i > 0; i--)
            content[random.Next(content.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? content[..random.Next(content.Length)] : content;
    }
}
