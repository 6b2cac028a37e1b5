using System.Buffers.Binary;
using SchoolComms.Domain.Files;
using SchoolComms.Testing;

namespace SchoolComms.Domain.Tests.Files;

public sealed class PictureSizeTests
{
    private static readonly byte[] Head = [0xFF, 0xD8];

    [Fact]
    public void A_Png_tells_its_size_in_its_head()
    {
        PictureSize.Of(Png(320, 200), FileKind.Png).ShouldBe(new PictureSize(320, 200));
        PictureSize.Of(Png(320, 200).AsSpan(0, 24), FileKind.Png).ShouldBe(new PictureSize(320, 200));
        PictureSize.Of(Png(320, 200).AsSpan(0, 23), FileKind.Png).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(320, 0)]
    public void A_picture_without_width_or_height_has_no_size(int width, int height) =>
        PictureSize.Of(Png(width, height), FileKind.Png).ShouldBeNull();

    [Theory]
    [InlineData(0xC0, true)]
    [InlineData(0xC2, true)]
    [InlineData(0xCF, true)]
    [InlineData(0xBF, false)]
    [InlineData(0xC4, false)]
    [InlineData(0xC8, false)]
    [InlineData(0xCC, false)]
    [InlineData(0xD0, false)]
    public void A_Jpeg_tells_its_size_in_the_segment_of_its_frame(int marker, bool isFrame) =>
        PictureSize
            .Of([.. Head, .. Segment(0xE0, [1, 2, 3]), .. Segment((byte)marker, Frame(320, 200))], FileKind.Jpeg)
            .ShouldBe(isFrame ? new PictureSize(320, 200) : null);

    [Fact]
    public void A_Jpeg_that_breaks_off_or_is_none_has_no_size()
    {
        byte[] whole = [.. Head, .. Segment(0xC0, Frame(320, 200))];

        PictureSize.Of(whole, FileKind.Jpeg).ShouldBe(new PictureSize(320, 200));
        PictureSize.Of(whole.AsSpan(0, 11), FileKind.Jpeg).ShouldBe(new PictureSize(320, 200));
        PictureSize.Of(whole.AsSpan(0, 10), FileKind.Jpeg).ShouldBeNull();
        PictureSize.Of([.. Head, 0, .. whole.AsSpan(2)], FileKind.Jpeg).ShouldBeNull();
        PictureSize.Of(whole, FileKind.Webp).ShouldBeNull();
    }

    [Theory]
    [InlineData(400, 200, 100, 100, 100, 50)]
    [InlineData(200, 400, 100, 100, 50, 100)]
    [InlineData(10, 20, 100, 100, 50, 100)]
    [InlineData(4000, 1, 100, 100, 100, 1)]
    [InlineData(1, 4000, 100, 100, 1, 100)]
    public void A_picture_fills_a_frame_in_its_own_shape(int width, int height, int frameWidth, int frameHeight, int within, int high) =>
        new PictureSize(width, height).Within(frameWidth, frameHeight).ShouldBe(new PictureSize(within, high));

    private static byte[] Png(int width, int height)
    {
        byte[] png = [.. SampleFiles.Png];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, 0, (byte)(content.Length + 2), .. content];

    // A sample's depth, height, width, and one component.
    private static byte[] Frame(ushort width, ushort height) =>
        [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
}
