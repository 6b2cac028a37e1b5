using System.Buffers.Binary;
using System.Text;
using SchoolComms.Domain.Files;
using SchoolComms.Testing;

namespace SchoolComms.Domain.Tests.Files;

public sealed class PrivateMetadataTests
{
    private const string Place = "N55.7558 E37.6173";

    // A little-endian TIFF: turned by 90 degrees, and a place.
    private static readonly byte[] Exif =
    [
        .. "II*\0"u8,
        8,
        0,
        0,
        0,
        2,
        0,
        .. (byte[])[0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
        .. (byte[])[0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0],
        .. Encoding.ASCII.GetBytes(Place),
    ];

    [Fact]
    public void A_photo_loses_its_place_and_keeps_how_it_is_turned()
    {
        var kept = PrivateMetadata.Without(
            SampleFiles.Jpeg(Exif, behind: [.. "another picture "u8, .. Encoding.ASCII.GetBytes(Place)]),
            FileKind.Jpeg
        )!;

        var text = Encoding.Latin1.GetString(kept);
        text.ShouldNotContain(Place);
        text.ShouldNotContain("Novogorsk");
        text.ShouldNotContain("telephone");
        text.ShouldContain("JFIF");
        text.ShouldContain("Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006");
        kept[^2..].ShouldBe([0xFF, 0xD9]);
        PrivateMetadata.Without(kept, FileKind.Jpeg).ShouldBe(kept);
    }

    [Fact]
    public void The_picture_itself_stays_as_it_was()
    {
        byte[] picture = [.. SampleFiles.Jpeg()[^9..]];

        var kept = PrivateMetadata.Without(SampleFiles.Jpeg(Exif), FileKind.Jpeg)!;

        kept[^9..].ShouldBe(picture);
        PrivateMetadata.Without(SampleFiles.Png, FileKind.Png).ShouldBe(SampleFiles.Png);
        PrivateMetadata.Without(SampleFiles.Webp, FileKind.Webp).ShouldBe(SampleFiles.Webp);
        PrivateMetadata.Without(SampleFiles.Mp4, FileKind.Mp4).ShouldBe(SampleFiles.Mp4);
    }

    [Fact]
    public void A_PNG_loses_its_texts_and_a_WebP_its_Exif()
    {
        byte[] text = [0, 0, 0, 4, .. "tEXt"u8, .. "here"u8, 1, 2, 3, 4];
        byte[] exif = [.. "EXIF"u8, 4, 0, 0, 0, .. "here"u8];

        PrivateMetadata.Without([.. SampleFiles.Png[..8], .. text, .. SampleFiles.Png[8..]], FileKind.Png).ShouldBe(SampleFiles.Png);
        PrivateMetadata.Without([.. SampleFiles.Webp, .. exif], FileKind.Webp).ShouldBe(SampleFiles.Webp);
    }

    [Fact]
    public void A_video_s_place_becomes_free_space_of_the_same_length()
    {
        byte[] With(string box) =>
            [.. SampleFiles.Box("moov", [.. SampleFiles.Box(box, Encoding.ASCII.GetBytes(Place))]), .. SampleFiles.Box("mdat", [7])];

        PrivateMetadata
            .Without(With("udta"), FileKind.Mp4)
            .ShouldBe([.. SampleFiles.Box("moov", SampleFiles.Box("free", new byte[Place.Length])), .. SampleFiles.Box("mdat", [7])]);
        Encoding.Latin1.GetString(PrivateMetadata.Without(With("meta"), FileKind.Mp4)!).ShouldNotContain(Place);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 16)]
    public void A_video_does_not_say_when_it_was_taken(byte version, int times)
    {
        byte[] Movie(byte of)
        {
            byte[] header = [version, 0, 0, 7, .. Enumerable.Repeat(of, times), 1, 2, 3, 4];
            byte[] medium = [.. SampleFiles.Box("mdhd", header), .. SampleFiles.Box("minf", [5, 5])];
            byte[] track = [.. SampleFiles.Box("tkhd", header), .. SampleFiles.Box("mdia", medium)];
            return SampleFiles.Box("moov", [.. SampleFiles.Box("mvhd", header), .. SampleFiles.Box("trak", track)]);
        }

        PrivateMetadata.Without(Movie(0xE4), FileKind.Mp4).ShouldBe(Movie(0));
    }

    [Fact]
    public void What_an_editor_writes_beside_a_video_goes()
    {
        byte[] beside = SampleFiles.Box("uuid", Encoding.ASCII.GetBytes($"<xmp:CreateDate/>{Place}"));

        Encoding.Latin1.GetString(PrivateMetadata.Without([.. SampleFiles.Mp4, .. beside], FileKind.Mp4)!).ShouldNotContain(Place);
    }

    [Fact]
    public void A_scan_is_kept_to_its_end_through_filled_bytes_and_restarts()
    {
        byte[] scan = [0xFF, 0xDA, 0, 2, 1, 0xFF, 0x00, 2, 0xFF, 0xD0, 3, 0xFF, 0xD7, 4, 0xFF, 0xFF, 0x00, 5];
        byte[] comment = [0xFF, 0xEF, 0, 4, 6, 7];

        PrivateMetadata
            .Without([0xFF, 0xD8, .. comment, .. scan, .. comment, .. scan, 0xFF, 0xD9], FileKind.Jpeg)
            .ShouldBe([0xFF, 0xD8, .. scan, .. scan, 0xFF, 0xD9]);
    }

    [Fact]
    public void How_a_picture_is_turned_is_found_behind_other_entries()
    {
        byte[] camera = [0x01, 0x10, 0, 2, 0, 0, 0, 4, .. "Cam\0"u8];
        byte[] turned = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2, .. camera, .. turned];

        var kept = PrivateMetadata.Without([0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, 0xFF, 0xD9], FileKind.Jpeg)!;

        kept.AsSpan().IndexOf(turned).ShouldBePositive();
        kept.AsSpan().IndexOf(camera).ShouldBe(-1);
    }

    [Fact]
    public void A_WebP_keeps_what_its_flags_say_but_Exif_and_XMP()
    {
        byte[] Chunk(string type, params byte[] data) =>
            [.. Encoding.ASCII.GetBytes(type), (byte)data.Length, 0, 0, 0, .. data, .. new byte[data.Length & 1]];
        byte[] Whole(params byte[][] chunks)
        {
            byte[] inside = [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)];
            return [.. "RIFF"u8, (byte)inside.Length, 0, 0, 0, .. inside];
        }

        PrivateMetadata
            .Without(Whole(Chunk("VP8X", 0x3E, 0, 0, 0), Chunk("EXIF", 1, 2, 3), Chunk("VP8L", 7, 8, 9), Chunk("XMP ", 4)), FileKind.Webp)
            .ShouldBe(Whole(Chunk("VP8X", 0x32, 0, 0, 0), Chunk("VP8L", 7, 8, 9)));
    }

    [Theory]
    [InlineData("eXIf")]
    [InlineData("tIME")]
    public void A_picture_s_own_Exif_and_time_go(string type)
    {
        byte[] chunk = [0, 0, 0, 2, .. Encoding.ASCII.GetBytes(type), 1, 2, 0, 0, 0, 0];

        PrivateMetadata.Without([.. SampleFiles.Png[..33], .. chunk, .. SampleFiles.Png[33..]], FileKind.Png).ShouldBe(SampleFiles.Png);
    }

    [Fact]
    public void A_box_with_a_long_length_and_an_empty_one_are_read()
    {
        byte[] place = [0, 0, 0, 1, .. "udta"u8, 0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4];
        byte[] cleared = [0, 0, 0, 1, .. "free"u8, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0];
        byte[] empty = SampleFiles.Box("free", []);

        PrivateMetadata
            .Without([.. SampleFiles.Box("moov", [.. empty, .. place]), .. empty], FileKind.Mp4)
            .ShouldBe([.. SampleFiles.Box("moov", [.. empty, .. cleared]), .. empty]);
    }

    [Fact]
    public void A_file_that_breaks_off_is_damaged()
    {
        PrivateMetadata.Without(SampleFiles.Jpeg()[..^2], FileKind.Jpeg).ShouldBeNull();
        PrivateMetadata.Without(SampleFiles.Jpeg()[..30], FileKind.Jpeg).ShouldBeNull();
        PrivateMetadata.Without(SampleFiles.Png[..20], FileKind.Png).ShouldBeNull();
        PrivateMetadata.Without(SampleFiles.Mp4[..^1], FileKind.Mp4).ShouldBeNull();
        PrivateMetadata.Without([0xFF, 0xD8, 0xFF, 0xE1, 0, 12, .. "Exif\0\0II"u8, 0, 0], FileKind.Jpeg).ShouldBeNull();
    }

    [Fact]
    public void Lengths_that_lie_make_a_damaged_file_and_no_fault()
    {
        PrivateMetadata.Without([.. SampleFiles.Png[..8], 0xFF, 0xFF, 0xFF, 0xFF, .. SampleFiles.Png[12..]], FileKind.Png).ShouldBeNull();
        PrivateMetadata.Without([.. SampleFiles.Webp[..16], 0xFF, 0xFF, 0xFF, 0xFF, 0], FileKind.Webp).ShouldBeNull();
        PrivateMetadata.Without([.. SampleFiles.Webp[..12], .. "VP8X"u8, 0, 0, 0, 0], FileKind.Webp).ShouldBeNull();
        PrivateMetadata.Without([0xFF, 0xD8, 0xFF, 0xE1, 0, 8, .. "Exif\0\0"u8, 0xFF, 0xD9], FileKind.Jpeg).ShouldBeNull();
    }

    [Fact]
    public void Boxes_within_boxes_without_end_are_damaged_and_exhaust_nobody()
    {
        var nested = new byte[8 * 1024 * 1024];
        for (var at = 0; at < nested.Length; at += 8)
        {
            BinaryPrimitives.WriteUInt32BigEndian(nested.AsSpan(at), (uint)(nested.Length - at));
            "moov"u8.CopyTo(nested.AsSpan(at + 4));
        }

        PrivateMetadata.Without(nested, FileKind.Mp4).ShouldBeNull();
    }

    [Theory]
    [InlineData(FileKind.Jpeg)]
    [InlineData(FileKind.Png)]
    [InlineData(FileKind.Webp)]
    [InlineData(FileKind.Mp4)]
    public void Whatever_bytes_are_turned_nothing_falls(FileKind kind)
    {
        var random = new Random(20261128);
        byte[] whole = kind switch
        {
            FileKind.Jpeg => SampleFiles.Jpeg(),
            FileKind.Png => SampleFiles.Png,
            FileKind.Webp => SampleFiles.Webp,
            _ => [.. SampleFiles.Box("moov", SampleFiles.Box("trak", SampleFiles.Box("udta", new byte[20]))), .. SampleFiles.Mp4],
        };
        for (var i = 0; i < 20_000; i++)
        {
            byte[] broken = [.. whole];
            for (var turned = 0; turned < 1 + (i % 6); turned++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);

            Should.NotThrow(() => PrivateMetadata.Without(broken[..random.Next(broken.Length + 1)], kind));
        }
    }
}
