using SchoolComms.Application.Chats;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The messages of a chat as one reader sees them at one moment.</summary>
/// <param name="IsEarlier">They are earlier ones, not the newest.</param>
public sealed record MessageStream(Actor Reader, ChatView View, DateTimeOffset Now, bool IsEarlier)
{
    public string Slug => Reader.School.Slug;

    /// <summary>Whether a message goes on from the one before it: same author, same standing, within five minutes.</summary>
    public static bool Follows(MessageLine? previous, MessageLine message) =>
        previous is { Kind: MessageKind.Text }
        && message.Kind == MessageKind.Text
        && (previous.AuthorId, previous.WrittenAs) == (message.AuthorId, message.WrittenAs)
        && message.SentAt - previous.SentAt < TimeSpan.FromMinutes(5);
}
