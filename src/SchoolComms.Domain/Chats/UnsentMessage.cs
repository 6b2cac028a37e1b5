using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>
/// The files that somebody has chosen for a message in a chat, and its text, until it is sent: a refusal or a question about the
/// people on a photo costs nobody what they have chosen. One for a person and chat.
/// </summary>
public sealed class UnsentMessage
{
    /// <summary>How long it is kept after it was last touched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private readonly List<UnsentFile> files = [];

    private UnsentMessage() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId AuthorId { get; private init; }
    public string Text { get; private set; } = "";
    public DateTimeOffset TouchedAt { get; private set; }

    public IReadOnlyList<UnsentFile> Files => files;

    public static UnsentMessage Begin(Chat chat, PersonId author, DateTimeOffset now) =>
        new()
        {
            SchoolId = chat.SchoolId,
            ChatId = chat.Id,
            AuthorId = author,
            TouchedAt = now,
        };

    public void Write(string text, DateTimeOffset now) => (Text, TouchedAt) = (TextCut.First(text, Message.MaxText), now);

    /// <summary>Whether so many more files still fit into one message.</summary>
    public Result HasRoomFor(int more) => files.Count + more > Attachment.Most ? new TooManyFiles(Attachment.Most) : Result.Done;

    public void Add(StoredFile file) => files.Add(UnsentFile.Of(this, file));

    /// <summary>Takes a file off again; one that is not there is no harm.</summary>
    public void Drop(FileId file) => files.RemoveAll(chosen => chosen.FileId == file);
}

/// <summary>A file chosen for a message that is not sent yet.</summary>
public sealed class UnsentFile
{
    private UnsentFile() { }

    public SchoolId SchoolId { get; private init; }
    public FileId FileId { get; private init; }
    public ChatId ChatId { get; private init; }
    public PersonId AuthorId { get; private init; }
    public FileKind Kind { get; private init; }

    internal static UnsentFile Of(UnsentMessage message, StoredFile file) =>
        new()
        {
            SchoolId = message.SchoolId,
            FileId = file.Id,
            ChatId = message.ChatId,
            AuthorId = message.AuthorId,
            Kind = file.Kind,
        };
}

/// <summary>The message was sent a moment ago, from another page or by a second press.</summary>
public sealed record UnsentMessageGone() : Error(ErrorKind.Conflict);
