using System.IO.Compression;
using System.Text;

namespace SchoolComms.Testing;

/// <summary>Small files of each kind that the portal takes, and of some that it does not.</summary>
public static class SampleFiles
{
    /// <summary>A grey pixel that a browser shows.</summary>
    public static byte[] Png =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>A JPEG's frame around a few bytes of scan, with what is given as its Exif.</summary>
    public static byte[] Jpeg(byte[]? exif = null, byte[]? behind = null) =>
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. exif is null ? [] : Segment(0xE1, [.. "Exif\0\0"u8, .. exif]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<place>Novogorsk</place>"u8]),
            .. Segment(0xFE, [.. "taken by a telephone"u8]),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x12,
            0xFF,
            0x00,
            0x34,
            0xFF,
            0xD9,
            .. behind ?? [],
        ];

    public static byte[] Webp => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBP"u8, .. "VP8L"u8, 10, 0, 0, 0, 0x2F, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Mp4 =>
        [.. Box("ftyp", [.. "isom"u8, 0, 0, 2, 0]), .. Box("moov", Box("mvhd", new byte[8])), .. Box("mdat", [1, 2, 3])];

    public static byte[] M4a => [.. Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0]), .. Box("mdat", [1, 2, 3])];

    /// <summary>The part of an MP4 file that says what its tracks are: "vide", "soun".</summary>
    public static byte[] Movie(params string[] tracks) =>
        Box(
            "moov",
            [
                .. tracks.SelectMany(handler =>
                    Box("trak", Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(handler), 0])))
                ),
            ]
        );

    public static byte[] Pdf => [.. "%PDF-1.7\n%%EOF"u8];

    public static byte[] Mp3 => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];

    public static byte[] Ogg => [.. "OggS"u8, 0, 2, 0, 0];

    public static byte[] Exe => [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0];

    public static byte[] Docx => Office("wordprocessingml.document");

    public static byte[] Xlsx => Office("spreadsheetml.sheet");

    public static byte[] Pptx => Office("presentationml.presentation");

    public static byte[] Odt => Zip(("mimetype", "application/vnd.oasis.opendocument.text"));

    public static byte[] WithMacros =>
        Zip(
            (
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"
            ),
            ("word/vbaProject.bin", "Sub AutoOpen")
        );

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var part = entry.Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return content.ToArray();
    }

    public static byte[] Box(string type, byte[] content) =>
        [0, 0, (byte)((content.Length + 8) >> 8), (byte)(content.Length + 8), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Office(string kind) =>
        Zip(
            (
                "[Content_Types].xml",
                $"<Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
            )
        );

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
