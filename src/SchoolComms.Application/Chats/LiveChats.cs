using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Something new in a chat. A hint only: whoever gets it reads the chat again, so a lost hint loses nothing.</summary>
public sealed class ChatNewsEventArgs(SchoolId school, ChatId chat) : EventArgs
{
    public SchoolId School => school;
    public ChatId Chat => chat;
}

/// <summary>Tells whoever listens in this process that a chat has news.</summary>
public sealed class LiveChats
{
    public event EventHandler<ChatNewsEventArgs>? News;

    public void Announce(SchoolId school, ChatId chat) => News?.Invoke(this, new ChatNewsEventArgs(school, chat));
}
