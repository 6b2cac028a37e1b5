using SchoolComms.Application.Chats;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>All that the markup of a message says: two of them that are equal look alike.</summary>
/// <param name="Chat">The address of its chat.</param>
/// <param name="Sent">On the school's clock.</param>
/// <param name="Day">The day it was sent on, as people say it today.</param>
/// <param name="Standing">What its author was in the school.</param>
/// <param name="IsOwn">The reader's own.</param>
/// <param name="Follows">It goes on from the message before it.</param>
/// <param name="Act">What the reader may do about it; null for nothing.</param>
public sealed record ShownMessage(
    MessageLine Line,
    string Chat,
    DateTimeOffset Sent,
    string Day,
    string Standing,
    bool IsOwn,
    bool Follows,
    MessageAct? Act
)
{
    /// <summary>Words alone, as nearly all are.</summary>
    public bool IsPlain => Line is { Removal: null, Files.Count: 0, WrittenAt: null };

    // Enough to find it by: what it says is compared.
    public override int GetHashCode() => Line.Id.GetHashCode();
}

/// <summary>What a reader may do about a message, by the link under it.</summary>
public enum MessageAct
{
    Report,

    /// <summary>A moderator, about another's.</summary>
    Decide,

    /// <summary>A moderator, about the own one.</summary>
    Remove,
}
