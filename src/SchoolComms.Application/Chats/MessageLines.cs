using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Chats;

/// <summary>A message as a reader sees it. The text of a removed one is there for moderators and the director only.</summary>
public sealed record MessageLine(
    MessageId Id,
    PersonId AuthorId,
    FullName Author,
    Audience WrittenAs,
    MessageKind Kind,
    string? Text,
    DateTimeOffset SentAt,
    DateTimeOffset? WrittenAt,
    Rule? Rule,
    Removal? Removal,
    EditionId? Edition,
    int FileCount
)
{
    /// <summary>The clause of a removal or a reminder, as it stood in its edition.</summary>
    public Clause? Clause { get; init; }

    /// <summary>The files that it carries; as the text, those of a removed message are there for moderators and the director only.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>What the reader may do about it, where it is an apology.</summary>
    public ApologyMark? Apology { get; init; }

    /// <summary>Worth a way to report it: written by somebody else, still there, and under rules of the regulation.</summary>
    public bool MayBeReportedBy(Actor reader) =>
        Kind == MessageKind.Text && Removal is null && AuthorId != reader.Person && reader.Edition.Regulation.RulesFor(WrittenAs).Any();
}

/// <summary>A file that a message carries.</summary>
/// <param name="Bytes">Its size.</param>
public sealed record AttachedFile(FileId Id, string Name, FileKind Kind, int Bytes);

/// <summary>Messages as lines, for whoever reads them.</summary>
internal static class MessageLines
{
    /// <summary>The lines of some messages, oldest first; without the removed text for those who may not see it.</summary>
    public static IQueryable<MessageLine> Lines(this SchoolCommsDb db, IQueryable<Message> messages, bool seesRemoved) =>
        from message in messages.AsNoTracking()
        join author in db.People on message.AuthorId equals author.Id
        orderby message.Id
        select new MessageLine(
            message.Id,
            message.AuthorId,
            author.Name,
            message.Author,
            message.Kind,
            message.Removal == null || seesRemoved ? message.Text : null,
            message.SentAt,
            message.WrittenAt,
            message.Rule,
            message.Removal,
            message.Removal == null ? message.EditionId : message.Removal.EditionId,
            message.Removal == null || seesRemoved ? message.FileCount : 0
        );

    /// <summary>The lines with their files; one statement, and none where no line carries any.</summary>
    public static async Task<List<MessageLine>> WithFilesAsync(
        this SchoolCommsDb db,
        ChatId chat,
        List<MessageLine> lines,
        CancellationToken cancel
    )
    {
        var carrying = lines.Where(line => line.FileCount > 0).Select(line => line.Id).ToList();
        if (carrying.Count == 0)
            return lines;

        var found = await (
            from attachment in db.Attachments
            where attachment.ChatId == chat && carrying.Contains(attachment.MessageId)
            join file in db.Files on attachment.FileId equals file.Id
            orderby attachment.Position
            select new { attachment.MessageId, File = new AttachedFile(file.Id, file.Name, file.Kind, file.Content.Length) }
        ).ToListAsync(cancel);
        var files = found.ToLookup(line => line.MessageId, line => line.File);
        return lines.ConvertAll(line => line.FileCount == 0 ? line : line with { Files = [.. files[line.Id]] });
    }

    /// <summary>The lines with their clauses, each from the edition of its day.</summary>
    public static async Task<List<MessageLine>> CitedAsync(
        this SchoolCommsDb db,
        List<MessageLine> lines,
        EditionCache editions,
        CancellationToken cancel
    )
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { Edition: { } id } line)
                continue;

            var edition = await editions.GetAsync(db, id, cancel);
            lines[i] = line with { Clause = line.Removal is { } removal ? edition.Cite(removal.Clause) : edition.Cite(line.Rule!.Value) };
        }

        return lines;
    }
}
