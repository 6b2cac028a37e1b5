using System.Buffers.Binary;

namespace SchoolComms.Domain.Files;

/// <summary>
/// Takes out of a photo or video what its camera wrote beside the picture: where and when it was taken, by which device, for
/// whom. The place is personal data of the people on it. How the picture is turned stays. No pixel is touched.
/// </summary>
/// <remarks>A file that does not hold together as its kind says is refused rather than kept with what could not be read.</remarks>
public static class PrivateMetadata
{
    /// <summary>The file without its metadata; null where it is damaged. Kinds without such metadata come back as they are.</summary>
    public static byte[]? Without(byte[] content, FileKind kind)
    {
        try
        {
            return kind switch
            {
                FileKind.Jpeg => OfJpeg(content),
                FileKind.Png => OfPng(content),
                FileKind.Webp => OfWebp(content),
                FileKind.Mp4 or FileKind.M4a => OfMovie(content),
                _ => content,
            };
        }
        // Lengths that point out of the file, or are longer than a file can be.
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException or InvalidDataException)
        {
            return null;
        }
    }

    // JPEG: segments of marker and length, and after a scan's segment the scan itself. JFIF, ICC and Adobe's colour stay; Exif,
    // XMP, the other APPn, comments and whatever stands behind the picture's end go.
    private static byte[] OfJpeg(byte[] content)
    {
        var kept = new MemoryStream(content.Length);
        kept.Write(content.AsSpan(0, 2));
        var at = 2;
        while (content.AsSpan(at, 2) is [0xFF, not 0xD9])
        {
            var segment = content.AsSpan(at, 2 + BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at + 2, 2)));
            if (segment[1] == 0xE1 && OrientationOf(segment[4..]) is { } turned and > 1)
                kept.Write(ExifOf(turned));
            else if (IsPicture(segment))
                kept.Write(segment);
            at += segment.Length;

            var scan = segment[1] == 0xDA ? ScanAt(content.AsSpan(at)) : [];
            kept.Write(scan);
            at += scan.Length;
        }

        kept.Write([0xFF, 0xD9]);
        return kept.ToArray();
    }

    private static bool IsPicture(ReadOnlySpan<byte> segment) =>
        segment[1] switch
        {
            0xE2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
            0xE0 or 0xEE => true,
            (>= 0xE1 and <= 0xEF) or 0xFE => false,
            _ => true,
        };

    // Within a scan 0xFF is followed by a zero, or by one of the restart marks.
    private static ReadOnlySpan<byte> ScanAt(ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i + 1 < rest.Length; i++)
        {
            if (rest[i] == 0xFF && rest[i + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return rest[..i];
        }

        throw new ArgumentOutOfRangeException(nameof(rest));
    }

    // Exif: a TIFF of entries of 12 bytes; the tag 0x0112 says how the picture is turned, 1 to 8.
    private static byte? OrientationOf(ReadOnlySpan<byte> payload)
    {
        if (!payload.StartsWith("Exif\0\0"u8))
            return null;

        var tiff = payload[6..];
        var little = tiff[0] == 'I';
        var entries = (int)Read4(tiff[4..], little);
        for (var i = 0; i < Read2(tiff[entries..], little); i++)
        {
            var entry = tiff.Slice(entries + 2 + (12 * i), 12);
            if (Read2(entry, little) == 0x0112)
                return Read2(entry[8..], little) is >= 1 and <= 8 and var turned ? (byte)turned : null;
        }

        return null;
    }

    private static byte[] ExifOf(byte turned) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];

    private static ushort Read2(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Read4(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);

    // PNG: chunks of length, type, data, checksum.
    private static byte[] OfPng(byte[] content)
    {
        var kept = new MemoryStream(content.Length);
        kept.Write(content.AsSpan(0, 8));
        for (var at = 8; at < content.Length; )
        {
            var chunk = content.AsSpan(at, checked((int)(12 + (long)BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at, 4)))));
            var type = chunk[4..8];
            if (
                !(
                    type.SequenceEqual("eXIf"u8)
                    || type.SequenceEqual("tIME"u8)
                    || type[1..].SequenceEqual("EXt"u8)
                    || type[1..].SequenceEqual("TXt"u8)
                )
            )
                kept.Write(chunk);
            at += chunk.Length;
        }

        return kept.ToArray();
    }

    // WebP: chunks of type, length, data, padded to an even length; the flags of VP8X say which there are.
    private static byte[] OfWebp(byte[] content)
    {
        const int HasExif = 0x08;
        const int HasXmp = 0x04;
        var kept = new MemoryStream(content.Length);
        kept.Write(content.AsSpan(0, 12));
        for (var at = 12; at < content.Length; )
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at + 4, 4)));
            var chunk = content.AsSpan(at, Math.Min(8 + length + (length & 1), content.Length - at)).ToArray();
            if (chunk.AsSpan().StartsWith("VP8X"u8))
                chunk[8] &= unchecked((byte)~(HasExif | HasXmp));
            if (!chunk.AsSpan().StartsWith("EXIF"u8) && !chunk.AsSpan().StartsWith("XMP "u8))
                kept.Write(chunk);
            at += chunk.Length;
        }

        var result = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)(result.Length - 8));
        return result;
    }

    // MP4: what phones write of place and device stands in «udta», «meta» and «uuid»; they become free space of the same length, as
    // other boxes point into the file by offset. When it was taken stands in the headers of the movie, its tracks and their media.
    private static byte[] OfMovie(byte[] content)
    {
        var result = content.ToArray();
        Clear(MovieBox.In(result, 0, result.Length), depth: 0);
        return result;
    }

    private static void Clear(IEnumerable<MovieBox> boxes, int depth)
    {
        // A medium stands in a track, a track in the movie: what is nested deeper was made to exhaust whoever reads it.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, 3);

        foreach (var box in boxes)
        {
            if (box.Is("moov"u8) || box.Is("trak"u8) || box.Is("mdia"u8))
            {
                Clear(box.Inside(), depth + 1);
            }
            else if (box.Is("mvhd"u8) || box.Is("tkhd"u8) || box.Is("mdhd"u8))
            {
                TimesOf(box.Body).Clear();
            }
            else if (box.Is("udta"u8) || box.Is("meta"u8) || box.Is("uuid"u8))
            {
                "free"u8.CopyTo(box.Type);
                box.Body.Clear();
            }
        }
    }

    // Behind the version and the flags: when it was made and when it was changed, of 4 bytes each, and of 8 in version 1.
    private static Span<byte> TimesOf(Span<byte> header)
    {
        const int Flags = 4;
        return header.Length <= Flags ? [] : header.Slice(Flags, Math.Min(header.Length - Flags, header[0] == 1 ? 16 : 8));
    }
}
