using System.Buffers.Binary;

namespace SchoolComms.Domain.Files;

/// <summary>A box of an MP4 file: its length, its type, and what is in it.</summary>
internal readonly record struct MovieBox(byte[] Content, int At, int Header, int Length)
{
    public Span<byte> Type => Content.AsSpan(At + 4, 4);

    public Span<byte> Body => Content.AsSpan(At + Header, Length - Header);

    public bool Is(ReadOnlySpan<byte> type) => Type.SequenceEqual(type);

    public IEnumerable<MovieBox> Inside() => In(Content, At + Header, At + Length);

    /// <summary>The boxes of a stretch, one after another; a length that points out of it is an <see cref="InvalidDataException"/>.</summary>
    public static IEnumerable<MovieBox> In(byte[] content, int from, int to)
    {
        for (var at = from; at + 8 <= to; )
        {
            var box = Read(content, at, to);
            yield return box;
            at += box.Length;
        }
    }

    // The length 1 says that a longer one stands behind the type, and 0 that the box goes on to the end.
    private static MovieBox Read(byte[] content, int at, int to)
    {
        var short32 = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at, 4));
        var header = short32 == 1 ? 16 : 8;
        if (header > to - at)
            throw new InvalidDataException();

        var length = short32 switch
        {
            0 => (ulong)(to - at),
            1 => BinaryPrimitives.ReadUInt64BigEndian(content.AsSpan(at + 8, 8)),
            _ => short32,
        };
        return length < (ulong)header || length > (ulong)(to - at)
            ? throw new InvalidDataException()
            : new MovieBox(content, at, header, (int)length);
    }
}
