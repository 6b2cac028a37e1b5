using System.Collections.Concurrent;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Hubs;

/// <summary>A chat, and as whom somebody watches it.</summary>
public sealed record WatchedChat(ChatId Chat, PersonId Person);

/// <summary>Which open pages watch which chat as whom, so that whoever is removed from it hears no more of it.</summary>
public sealed class ChatWatchers
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<WatchedChat, bool>> connections = new();

    public void Add(WatchedChat watched, string connection) => connections.GetOrAdd(connection, _ => new())[watched] = true;

    public void Forget(string connection) => connections.TryRemove(connection, out _);

    public IEnumerable<string> Of(WatchedChat watched) =>
        connections.Where(connection => connection.Value.ContainsKey(watched)).Select(connection => connection.Key);
}
