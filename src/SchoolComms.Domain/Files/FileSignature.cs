using System.IO.Compression;
using System.Text;

namespace SchoolComms.Domain.Files;

/// <summary>Tells a file's kind by what is in it; its name and what the browser claims do not count.</summary>
public static class FileSignature
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    // Far more than any office program writes into the list of a document's parts.
    private const int MaxContentTypes = 256 * 1024;

    private const string AudioBrand = "M4A ";

    private static readonly string[] VideoBrands = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"];

    /// <summary>The kind; null where the portal does not know it.</summary>
    public static FileKind? Recognise(byte[] content) =>
        content switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileKind.Pdf,
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileKind.Webp,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] => OfMovie(
                content,
                Encoding.ASCII.GetString(content, 8, 4)
            ),
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => FileKind.Ogg,
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFA or 0xFB or 0xF2 or 0xF3, ..] => FileKind.Mp3,
            [(byte)'P', (byte)'K', 0x03, 0x04, ..] => OfPackage(content),
            _ => null,
        };

    // A sound recorder may call its file by any of the brands, and so may whoever hides a video: what its tracks are decides.
    private static FileKind? OfMovie(byte[] content, string brand)
    {
        if (brand != AudioBrand && !VideoBrands.Contains(brand))
            return null;

        var tracks = TracksOf(content);
        return tracks.Contains("vide") ? FileKind.Mp4
            : brand == AudioBrand || tracks.Contains("soun") ? FileKind.M4a
            : FileKind.Mp4;
    }

    /// <summary>What kinds of track a movie has, by the handlers of their media; none where it does not hold together.</summary>
    private static HashSet<string> TracksOf(byte[] content)
    {
        try
        {
            return
            [
                .. from movie in MovieBox.In(content, 0, content.Length)
                where movie.Is("moov"u8)
                from track in movie.Inside()
                where track.Is("trak"u8)
                from medium in track.Inside()
                where medium.Is("mdia"u8)
                from handler in medium.Inside()
                where handler.Is("hdlr"u8) && handler.Body.Length >= 12
                select Encoding.ASCII.GetString(handler.Body.Slice(8, 4)),
            ];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    // An office document is a ZIP whose own list of parts says what it is; one with macros says so there too, and is not taken.
    private static FileKind? OfPackage(byte[] content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false));
            if (package.GetEntry("mimetype") is { } type)
                return Read(type) == FileKind.Odt.MediaType() && package.GetEntry("Basic/script-lc.xml") is null ? FileKind.Odt : null;
            if (package.GetEntry("[Content_Types].xml") is not { } types)
                return null;

            var parts = Read(types);
            return parts.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || parts.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                    ? null
                : parts.Contains($"{OpenXml}wordprocessingml.document.main+xml", StringComparison.Ordinal) ? FileKind.Docx
                : parts.Contains($"{OpenXml}spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? FileKind.Xlsx
                : parts.Contains($"{OpenXml}presentationml.presentation.main+xml", StringComparison.Ordinal) ? FileKind.Pptx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        var buffer = new byte[MaxContentTypes];
        return Encoding.UTF8.GetString(buffer, 0, part.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
