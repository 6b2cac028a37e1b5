using System.Text;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;

namespace SchoolComms.Domain.Tests.Files;

public sealed class FileSignatureTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));

    public static TheoryData<FileKind, byte[]> Kinds =>
        new()
        {
            { FileKind.Jpeg, SampleFiles.Jpeg() },
            { FileKind.Png, SampleFiles.Png },
            { FileKind.Webp, SampleFiles.Webp },
            { FileKind.Mp4, SampleFiles.Mp4 },
            { FileKind.Pdf, SampleFiles.Pdf },
            { FileKind.Docx, SampleFiles.Docx },
            { FileKind.Xlsx, SampleFiles.Xlsx },
            { FileKind.Pptx, SampleFiles.Pptx },
            { FileKind.Odt, SampleFiles.Odt },
            { FileKind.Mp3, SampleFiles.Mp3 },
            { FileKind.M4a, SampleFiles.M4a },
            { FileKind.Ogg, SampleFiles.Ogg },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_told_by_what_is_in_it_and_kept(FileKind kind, byte[] content)
    {
        FileSignature.Recognise(content).ShouldBe(kind);
        Take("без имени", content).Value.Name.ShouldBe($"без имени{kind.Extensions()[0]}");
    }

    [Fact]
    public void Macros_other_archives_and_damaged_ones_have_no_kind()
    {
        FileSignature.Recognise(SampleFiles.WithMacros).ShouldBeNull();
        FileSignature.Recognise(SampleFiles.Zip(("notes.txt", "hello"))).ShouldBeNull();
        FileSignature.Recognise(SampleFiles.Docx[..20]).ShouldBeNull();
        FileSignature.Recognise(SampleFiles.Exe).ShouldBeNull();
        FileSignature.Recognise(SampleFiles.Box("ftyp", [.. "qt  "u8, 0, 0, 0, 0])).ShouldBeNull();
    }

    [Theory]
    [InlineData("isom", FileKind.M4a, "soun")]
    [InlineData("mp42", FileKind.M4a, "soun")]
    [InlineData("M4A ", FileKind.M4a, "soun")]
    [InlineData("M4A ", FileKind.Mp4, "soun", "vide")]
    [InlineData("isom", FileKind.Mp4, "soun", "vide")]
    [InlineData("isom", FileKind.Mp4)]
    [InlineData("M4A ", FileKind.M4a)]
    public void Whether_a_movie_is_seen_or_only_heard_is_told_by_its_tracks(string brand, FileKind kind, params string[] tracks)
    {
        byte[] file = [.. SampleFiles.Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0]), .. SampleFiles.Movie(tracks)];

        FileSignature.Recognise(file).ShouldBe(kind);
    }

    [Fact]
    public void A_movie_that_breaks_off_is_told_by_its_brand()
    {
        byte[] broken = [.. SampleFiles.Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. SampleFiles.Movie("soun")[..^1]];

        FileSignature.Recognise(broken).ShouldBe(FileKind.Mp4);
        Take("запись", broken).Error.ShouldBeOfType<FileIsDamaged>();
    }

    [Theory]
    [InlineData(0xFA, true)]
    [InlineData(0xFB, true)]
    [InlineData(0xF2, true)]
    [InlineData(0xF3, true)]
    [InlineData(0xF4, false)]
    public void A_sound_without_a_label_is_told_by_its_first_frame(byte frame, bool known) =>
        FileSignature.Recognise([0xFF, frame, 0x90, 0]).ShouldBe(known ? FileKind.Mp3 : null);

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml application/vnd.ms-office.vbaProject")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml macroEnabled")]
    [InlineData("application/vnd.openxmlformats-officedocument.drawingml.chart+xml")]
    public void An_office_document_that_names_macros_or_another_kind_is_not_taken(string types) =>
        FileSignature.Recognise(SampleFiles.Zip(("[Content_Types].xml", types))).ShouldBeNull();

    [Fact]
    public void An_open_document_with_macros_or_of_another_kind_is_not_taken()
    {
        var text = ("mimetype", "application/vnd.oasis.opendocument.text");

        FileSignature.Recognise(SampleFiles.Zip(text, ("Basic/script-lc.xml", "<library/>"))).ShouldBeNull();
        FileSignature.Recognise(SampleFiles.Zip(("mimetype", "application/epub+zip"))).ShouldBeNull();
    }

    [Fact]
    public void A_file_s_name_ends_as_its_kind_does_and_hides_nothing()
    {
        Take("отчёт.exe", SampleFiles.Pdf).Value.Name.ShouldBe("отчёт.exe.pdf");
        Take("класс.JPEG", SampleFiles.Jpeg()).Value.Name.ShouldBe("класс.JPEG");
        Take("отчёт\u202Efdp.exe", SampleFiles.Pdf).Value.Name.ShouldBe("отчётfdp.exe.pdf");
    }

    private static Result<StoredFile> Take(string name, byte[] content) =>
        StoredFile.Take(NewId.Of<SchoolId>(Now), NewId.Of<PersonId>(Now), name, content, StoredFile.InMessages, Now);
}
