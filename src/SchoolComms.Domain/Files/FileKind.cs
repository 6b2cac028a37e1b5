namespace SchoolComms.Domain.Files;

/// <summary>The kinds of file that the portal takes and shows.</summary>
public enum FileKind
{
    Pdf = 1,
    Jpeg,
    Png,
    Webp,
    Mp4,
}

/// <summary>Tells a file's kind by its first bytes; its name and what the browser claims do not count.</summary>
public static class FileSignature
{
    /// <summary>The kind; null where the portal does not know it.</summary>
    public static FileKind? Recognise(ReadOnlySpan<byte> content) =>
        content switch
        {
            _ when content.StartsWith("%PDF-"u8) => FileKind.Pdf,
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
            _ when content.StartsWith("RIFF"u8) && Has("WEBP"u8, content, 8) => FileKind.Webp,
            _ when Has("ftyp"u8, content, 4) && !Has("heic"u8, content, 8) => FileKind.Mp4,
            _ => null,
        };

    private static bool Has(ReadOnlySpan<byte> mark, ReadOnlySpan<byte> content, int at) =>
        content.Length >= at + mark.Length && content[at..].StartsWith(mark);
}
