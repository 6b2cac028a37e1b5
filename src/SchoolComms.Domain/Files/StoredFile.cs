using System.Collections.Immutable;
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

    private StoredFile() { }

    public SchoolId SchoolId { get; private init; }
    public FileId Id { get; private init; }
    public string Name { get; private init; } = "";
    public FileKind Kind { get; private init; }
    public byte[] Content { get; private init; } = [];
    public PersonId UploadedBy { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>Takes a file of one of the accepted kinds; refused when it is empty, too large, or not what it should be.</summary>
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

        return new StoredFile
        {
            SchoolId = school,
            Id = NewId.Of<FileId>(now),
            Name = name.Length > MaxName ? name[^MaxName..] : name,
            Kind = kind,
            Content = content,
            UploadedBy = uploader,
            UploadedAt = now,
        };
    }
}

/// <summary>The file is empty.</summary>
public sealed record FileHasNoContent() : Error(ErrorKind.Invalid);

/// <summary>The file is larger than is taken.</summary>
public sealed record FileIsTooLarge(int MaxBytes) : Error(ErrorKind.TooLarge);

/// <summary>The file is of a kind that is not taken here.</summary>
public sealed record FileKindNotTaken(ImmutableArray<FileKind> Taken) : Error(ErrorKind.Invalid);
