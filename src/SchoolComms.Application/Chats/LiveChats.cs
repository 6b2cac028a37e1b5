using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>Something new in a chat. A hint only: whoever gets it reads the chat again, so a lost hint loses nothing.</summary>
public sealed class ChatNewsEventArgs(SchoolId school, ChatId chat) : EventArgs
{
    public SchoolId School => school;
    public ChatId Chat => chat;
}

/// <summary>Somebody is no longer in a chat: their open pages hear no more of it.</summary>
public sealed class ChatPartingEventArgs(SchoolId school, ChatId chat, PersonId person) : EventArgs
{
    public SchoolId School => school;
    public ChatId Chat => chat;
    public PersonId Person => person;
}

/// <summary>Tells whoever listens in this process that a chat has news.</summary>
public sealed class LiveChats
{
    public event EventHandler<ChatNewsEventArgs>? News;

    public event EventHandler<ChatPartingEventArgs>? Parting;

    public void Announce(SchoolId school, ChatId chat) => News?.Invoke(this, new ChatNewsEventArgs(school, chat));

    public void Part(SchoolId school, ChatId chat, PersonId person) =>
        Parting?.Invoke(this, new ChatPartingEventArgs(school, chat, person));
}
