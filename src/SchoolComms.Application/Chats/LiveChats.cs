using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Something new in a chat. A hint only: whoever gets it reads the chat again, so a lost hint loses nothing.</summary>
/// <param name="Parted">Who is no longer in the chat: their open pages hear no more of it. Null for news to all.</param>
public sealed record ChatHint(SchoolId School, ChatId Chat, PersonId? Parted);

/// <summary>A hint on its way to whoever listens.</summary>
public sealed class ChatHintEventArgs(ChatHint hint) : EventArgs
{
    public ChatHint Hint => hint;
}

/// <summary>Where hints are said and heard within this process; <see cref="ChatNodes"/> carries them to the other ones.</summary>
public sealed class LiveChats
{
    /// <summary>A hint of this node's own.</summary>
    public event EventHandler<ChatHintEventArgs>? Said;

    /// <summary>A hint of whichever node.</summary>
    public event EventHandler<ChatHintEventArgs>? Heard;

    /// <summary>Hints of other nodes may have been missed: every open page had better look.</summary>
    public event EventHandler? Missed;

    public void Announce(SchoolId school, ChatId chat) => Say(new ChatHint(school, chat, null));

    public void Part(SchoolId school, ChatId chat, PersonId person) => Say(new ChatHint(school, chat, person));

    internal void Hear(ChatHint hint) => Heard?.Invoke(this, new ChatHintEventArgs(hint));

    internal void Miss() => Missed?.Invoke(this, EventArgs.Empty);

    private void Say(ChatHint hint)
    {
        Hear(hint);
        Said?.Invoke(this, new ChatHintEventArgs(hint));
    }
}
