using SchoolComms.Domain.Files;

namespace SchoolComms.Domain.Tests.Files;

public sealed class FileKindTests
{
    [Theory]
    [InlineData(FileKind.Jpeg, "picture", "image/jpeg", ".jpg .jpeg .jfif")]
    [InlineData(FileKind.Png, "picture", "image/png", ".png")]
    [InlineData(FileKind.Webp, "picture", "image/webp", ".webp")]
    [InlineData(FileKind.Mp4, "video", "video/mp4", ".mp4 .m4v")]
    [InlineData(FileKind.Mp3, "audio", "audio/mpeg", ".mp3")]
    [InlineData(FileKind.M4a, "audio", "audio/mp4", ".m4a")]
    [InlineData(FileKind.Ogg, "audio", "audio/ogg", ".ogg .oga .opus")]
    [InlineData(FileKind.Pdf, "", "application/pdf", ".pdf")]
    [InlineData(FileKind.Docx, "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")]
    [InlineData(FileKind.Xlsx, "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")]
    [InlineData(FileKind.Pptx, "", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx")]
    [InlineData(FileKind.Odt, "", "application/vnd.oasis.opendocument.text", ".odt")]
    public void A_kind_is_shown_and_called_as_what_it_is(FileKind kind, string shown, string mediaType, string endings)
    {
        (kind.IsPicture(), kind.IsVideo(), kind.IsAudio()).ShouldBe((shown == "picture", shown == "video", shown == "audio"));
        kind.MediaType().ShouldBe(mediaType);
        string.Join(' ', kind.Extensions()).ShouldBe(endings);
    }
}
