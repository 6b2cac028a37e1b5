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

    /// <summary>A message as a line; without the removed text for those who may not see it.</summary>
    internal static MessageLine Of(Message message, FullName author, bool seesRemoved)
    {
        var isShown = message.Removal is null || seesRemoved;
        return new MessageLine(
            message.Id,
            message.AuthorId,
            author,
            message.Author,
            message.Kind,
            isShown ? message.Text : null,
            message.SentAt,
            message.WrittenAt,
            message.Rule,
            message.Removal,
            message.Removal is { } removal ? removal.EditionId : message.EditionId,
            isShown ? message.FileCount : 0
        );
    }

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
    /// <summary>How many messages a page of a chat shows.</summary>
    public const int PageSize = 50;

    // Above every id: the newest page is the one before the end, by the same statement as every other.
    private static readonly MessageId End = new(Guid.AllBitsSet);

    // Compiled once: a chat is what people open most. One more than a page tells whether there are older ones.
    private static readonly Func<SchoolCommsDb, ChatId, MessageId, bool, IAsyncEnumerable<MessageLine>> Page = EF.CompileAsyncQuery(
        (SchoolCommsDb db, ChatId chat, MessageId before, bool seesRemoved) =>
            from message in db
                .Messages.AsNoTracking()
                .Where(m => m.ChatId == chat && m.Id < before)
                .OrderByDescending(m => m.Id)
                .Take(PageSize + 1)
            join author in db.People on message.AuthorId equals author.Id
            orderby message.Id
            select MessageLine.Of(message, author.Name, seesRemoved)
    );

    /// <summary>The newest lines of a chat, or those before a message, oldest first, with their clauses and files; one more than a page.</summary>
    public static async Task<List<MessageLine>> PageAsync(
        this SchoolCommsDb db,
        EditionCache editions,
        ChatId chat,
        MessageId? before,
        bool seesRemoved,
        CancellationToken cancel
    )
    {
        var lines = await Page(db, chat, before ?? End, seesRemoved).ToListAsync(cancel);
        return await db.WithFilesAsync(chat, await db.CitedAsync(lines, editions, cancel), cancel);
    }

    /// <summary>The lines of some messages, oldest first; without the removed text for those who may not see it.</summary>
    public static IQueryable<MessageLine> Lines(this SchoolCommsDb db, IQueryable<Message> messages, bool seesRemoved) =>
        from message in messages.AsNoTracking()
        join author in db.People on message.AuthorId equals author.Id
        orderby message.Id
        select MessageLine.Of(message, author.Name, seesRemoved);

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
