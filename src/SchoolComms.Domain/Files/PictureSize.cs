using System.Buffers.Binary;

namespace SchoolComms.Domain.Files;

/// <summary>How wide and high a picture is, in pixels, as its own head says.</summary>
public sealed record PictureSize(int Width, int Height)
{
    private const int PngHead = 24;

    /// <summary>The size; null where the picture is neither PNG nor JPEG, or breaks off.</summary>
    public static PictureSize? Of(ReadOnlySpan<byte> content, FileKind kind) =>
        kind switch
        {
            FileKind.Png when content.Length >= PngHead => Sized(
                (int)BinaryPrimitives.ReadUInt32BigEndian(content[16..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(content[20..])
            ),
            FileKind.Jpeg => OfJpeg(content),
            _ => null,
        };

    /// <summary>The largest size of the same shape within a frame; a small picture is enlarged to it.</summary>
    public PictureSize Within(int width, int height)
    {
        var scale = Math.Min((double)width / Width, (double)height / Height);
        return new PictureSize(Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale)));
    }

    // Segments of marker and length; a frame's segment (SOF0 to SOF15 without DHT, JPG and DAC) tells height, then width.
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> content)
    {
        for (
            var at = 2;
            at + 9 <= content.Length && content[at] == 0xFF;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..])
        )
        {
            if (content[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Sized(
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..])
                );
        }

        return null;
    }

    private static PictureSize? Sized(int width, int height) => width > 0 && height > 0 ? new PictureSize(width, height) : null;
}
