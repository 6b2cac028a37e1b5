namespace SchoolComms.Domain.Files;

/// <summary>The kinds of file that the portal takes and shows (S0 1.4, S3 1.4).</summary>
public enum FileKind
{
    Pdf = 1,
    Jpeg,
    Png,
    Webp,
    Mp4,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Mp3,
    M4a,
    Ogg,
}

/// <summary>What is to be known of a kind.</summary>
public static class FileKinds
{
    public static bool IsPicture(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Webp;

    public static bool IsVideo(this FileKind kind) => kind is FileKind.Mp4;

    public static bool IsAudio(this FileKind kind) => kind is FileKind.Mp3 or FileKind.M4a or FileKind.Ogg;

    public static string MediaType(this FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "application/pdf",
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            FileKind.Webp => "image/webp",
            FileKind.Mp4 => "video/mp4",
            FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            FileKind.Odt => "application/vnd.oasis.opendocument.text",
            FileKind.Mp3 => "audio/mpeg",
            FileKind.M4a => "audio/mp4",
            _ => "audio/ogg",
        };

    /// <summary>How the names of such files end; the first one is the usual one.</summary>
    public static string[] Extensions(this FileKind kind) =>
        kind switch
        {
            FileKind.Jpeg => [".jpg", ".jpeg", ".jfif"],
            FileKind.Mp4 => [".mp4", ".m4v"],
            FileKind.Ogg => [".ogg", ".oga", ".opus"],
            _ => [$".{kind.ToString().ToLowerInvariant()}"],
        };
}
