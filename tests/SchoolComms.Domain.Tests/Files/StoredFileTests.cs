using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Files;

public sealed class StoredFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));

    [Theory]
    [InlineData("255044462D312E37", FileKind.Pdf)]
    [InlineData("FFD8FFE000104A46", FileKind.Jpeg)]
    [InlineData("89504E470D0A1A0A", FileKind.Png)]
    [InlineData("524946462400000057454250", FileKind.Webp)]
    [InlineData("000000186674797069736F6D", FileKind.Mp4)]
    public void A_kind_is_told_by_the_first_bytes(string bytes, FileKind kind) =>
        Assert.Equal(kind, FileSignature.Recognise(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("")]
    [InlineData("4D5A9000")]
    [InlineData("3C68746D6C3E")]
    [InlineData("52494646240000005741564566")]
    [InlineData("000000186674797068656963")]
    public void What_it_does_not_know_has_no_kind(string bytes) => Assert.Null(FileSignature.Recognise(Convert.FromHexString(bytes)));

    [Fact]
    public void A_scan_is_taken_under_its_name()
    {
        var file = Take("лист.pdf", [.. "%PDF-1.7"u8]).Value;

        Assert.Equal(("лист.pdf", FileKind.Pdf), (file.Name, file.Kind));
    }

    [Fact]
    public void A_file_of_the_largest_size_is_taken_and_one_byte_more_is_not()
    {
        Assert.False(Take("лист.pdf", Pdf(StoredFile.MaxBytes)).IsRefused);
        Assert.IsType<FileIsTooLarge>(Take("лист.pdf", Pdf(StoredFile.MaxBytes + 1)).Error);
    }

    [Fact]
    public void An_empty_file_and_a_program_under_a_scans_name_are_not_taken()
    {
        Assert.IsType<FileHasNoContent>(Take("лист.pdf", []).Error);
        Assert.IsType<FileKindNotTaken>(Take("лист.pdf", [0x4D, 0x5A, 0x90, 0x00]).Error);
    }

    [Fact]
    public void Of_a_long_name_the_end_with_its_kind_is_kept() =>
        Assert.EndsWith("ц.pdf", Take(new string('ц', 500) + ".pdf", Pdf(100)).Value.Name, StringComparison.Ordinal);

    [Fact]
    public void A_long_name_is_not_cut_within_an_emoji() =>
        Take("🙂" + new string('ц', StoredFile.MaxName - 5) + ".pdf", Pdf(100))
            .Value.Name.ShouldBe(new string('ц', StoredFile.MaxName - 5) + ".pdf");

    private static byte[] Pdf(int length)
    {
        var content = new byte[length];
        "%PDF-1.7"u8.CopyTo(content);
        return content;
    }

    private static Result<StoredFile> Take(string name, byte[] content) =>
        StoredFile.Take(NewId.Of<SchoolId>(Now), NewId.Of<PersonId>(Now), name, content, StoredFile.Scans, Now);
}
