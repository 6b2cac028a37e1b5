using SchoolComms.Domain.Common;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Chats;

/// <summary>A file that a message carries. Whoever may read the message may open it, and nobody else.</summary>
public sealed class Attachment
{
    /// <summary>How many files one message carries at most.</summary>
    public const int Most = 10;

    private Attachment() { }

    public SchoolId SchoolId { get; private init; }
    public ChatId ChatId { get; private init; }
    public MessageId MessageId { get; private init; }

    /// <summary>0, 1, 2 … in the order in which they were chosen.</summary>
    public int Position { get; private init; }

    public FileId FileId { get; private init; }

    internal static Attachment Of(Message message, FileId file, int position) =>
        new()
        {
            SchoolId = message.SchoolId,
            ChatId = message.ChatId,
            MessageId = message.Id,
            Position = position,
            FileId = file,
        };
}

/// <summary>A message does not carry so many files.</summary>
public sealed record TooManyFiles(int Most) : Error(ErrorKind.Invalid);

/// <summary>One of the chosen files is not taken, and why.</summary>
public sealed record FileRefused(string Name, Error Reason) : Error(Reason.Kind);

/// <summary>Files do not wait for the hours to open: only a text does.</summary>
public sealed record FilesCannotWait(Clause? Clause) : Error(ErrorKind.Conflict, Clause);
