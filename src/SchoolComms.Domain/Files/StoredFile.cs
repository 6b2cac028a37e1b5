using System.Collections.Immutable;
using System.Globalization;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Files;

/// <summary>Identifies a file that a school keeps.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId From(Guid value) => new(value);
}

/// <summary>
/// A file that a school keeps: a scanned document, a photo in a chat. Never changed. Who may open it is decided by what it
/// belongs to, so a file has no address of its own.
/// </summary>
public sealed class StoredFile
{
    /// <summary>The longest name that is kept, in characters.</summary>
    public const int MaxName = 200;

    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>What a scanned document may be.</summary>
    public static readonly ImmutableArray<FileKind> Scans = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    /// <summary>What a message may carry (S0 1.4, S3 1.4).</summary>
    public static readonly ImmutableArray<FileKind> InMessages = [.. Enum.GetValues<FileKind>()];

    private StoredFile() { }

    public SchoolId SchoolId { get; private init; }
    public FileId Id { get; private init; }
    public string Name { get; private init; } = "";
    public FileKind Kind { get; private init; }
    public byte[] Content { get; private init; } = [];
    public PersonId UploadedBy { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>
    /// Takes a file of one of the accepted kinds, without what its camera wrote beside the picture; refused when it is empty, too
    /// large, damaged, or not what it should be.
    /// </summary>
    public static Result<StoredFile> Take(
        SchoolId school,
        PersonId uploader,
        string name,
        byte[] content,
        ImmutableArray<FileKind> accepted,
        DateTimeOffset now
    )
    {
        if (content.Length == 0)
            return new FileHasNoContent();
        if (content.Length > MaxBytes)
            return new FileIsTooLarge(MaxBytes);
        if (FileSignature.Recognise(content) is not { } kind || !accepted.Contains(kind))
            return new FileKindNotTaken(accepted);
        if (PrivateMetadata.Without(content, kind) is not { } kept)
            return new FileIsDamaged();

        return new StoredFile
        {
            SchoolId = school,
            Id = NewId.Of<FileId>(now),
            Name = Named(name, kind),
            Kind = kind,
            Content = kept,
            UploadedBy = uploader,
            UploadedAt = now,
        };
    }

    // The name ends as the kind does, whatever it was called: what is opened is what was looked at.
    private static string Named(string name, FileKind kind)
    {
        var written = string.Concat(
            name.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format))
        );
        if (!Array.Exists(kind.Extensions(), ending => written.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            written += kind.Extensions()[0];
        return TextCut.Last(written, MaxName);
    }
}

/// <summary>The file breaks off, or does not hold together as its kind should.</summary>
public sealed record FileIsDamaged() : Error(ErrorKind.Invalid);

/// <summary>The file is empty.</summary>
public sealed record FileHasNoContent() : Error(ErrorKind.Invalid);

/// <summary>The file is larger than is taken.</summary>
public sealed record FileIsTooLarge(int MaxBytes) : Error(ErrorKind.TooLarge);

/// <summary>The file is of a kind that is not taken here.</summary>
public sealed record FileKindNotTaken(ImmutableArray<FileKind> Taken) : Error(ErrorKind.Invalid);
