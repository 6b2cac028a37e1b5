using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>A list of people between its upload and its import. Kept in the database, so that any web node can go on with it.</summary>
public sealed class RosterUpload
{
    /// <summary>The longest file name that is remembered, in characters.</summary>
    public const int MaxFileName = 200;

    /// <summary>How long a list waits for its import.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(1);

    private RosterUpload() { }

    public SchoolId SchoolId { get; private init; }
    public Guid Id { get; private init; }
    public PersonId UploadedBy { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }
    public RosterKind Kind { get; private init; }
    public string FileName { get; private init; } = "";
    public byte[] Content { get; private init; } = [];

    /// <summary>What each column means, by the name of the <see cref="RosterField"/>; empty where it is left aside.</summary>
    public string[] Columns { get; private set; } = [];

    public RosterImport Import => new(Kind, Content, [.. Columns.Select(Field)]) { Upload = Id, Name = FileName };

    public static RosterUpload Of(
        SchoolId school,
        PersonId person,
        RosterKind kind,
        string fileName,
        byte[] content,
        RosterColumns columns,
        DateTimeOffset now
    )
    {
        var upload = new RosterUpload
        {
            SchoolId = school,
            Id = Guid.CreateVersion7(now),
            UploadedBy = person,
            UploadedAt = now,
            Kind = kind,
            FileName = TextCut.First(fileName, MaxFileName),
            Content = content,
        };
        upload.Map(columns);
        return upload;
    }

    public void Map(RosterColumns columns) => Columns = [.. columns.Fields.Select(field => field?.ToString() ?? "")];

    private static RosterField? Field(string name) => Enum.TryParse<RosterField>(name, out var field) ? field : null;
}
