using Microsoft.AspNetCore.SignalR;
using SchoolComms.Application.Access;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Hubs;

/// <summary>Tells an open chat page that there is news. It carries no text: the page reads the chat again, by its own right.</summary>
public sealed class ChatHub(LoadActor actors, SignInPolicy policy, ReadChat read, ChatWatchers watchers) : Hub
{
    public async Task Watch(string slug, Guid chat)
    {
        var actor = await actors.RunAsync(slug, Context.User!.Account(), Context.ConnectionAborted);
        if (actor.IsRefused || !policy.Opens(actor.Value, Context.User!))
            return;

        // Listed first, asked for the right then: who is removed in between is either unlisted or refused.
        var watched = new WatchedChat(new ChatId(chat), actor.Value.Person);
        watchers.Add(watched, Context.ConnectionId);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(watched.Chat), Context.ConnectionAborted);
        var opened = await read.RunAsync(actor.Value, watched.Chat, null, Context.ConnectionAborted);
        if (opened.IsRefused)
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(watched.Chat), Context.ConnectionAborted);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watchers.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    internal static string GroupOf(ChatId chat) => chat.Value.ToString("N");
}

/// <summary>Passes the application's hints on to the browsers.</summary>
public sealed class ChatRelay(LiveChats live, IHubContext<ChatHub> hub, ChatWatchers watchers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        live.Heard += Pass;
        live.Missed += TellAll;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        live.Heard -= Pass;
        live.Missed -= TellAll;
        return Task.CompletedTask;
    }

    private void Pass(object? sender, ChatHintEventArgs heard)
    {
        if (heard.Hint.Parted is { } person)
            Part(heard.Hint.Chat, person);
        else
            _ = hub.Clients.Group(ChatHub.GroupOf(heard.Hint.Chat)).SendAsync("news");
    }

    private void Part(ChatId chat, PersonId person)
    {
        foreach (var connection in watchers.Of(new WatchedChat(chat, person)))
            _ = hub.Groups.RemoveFromGroupAsync(connection, ChatHub.GroupOf(chat));
    }

    private void TellAll(object? sender, EventArgs nothing) => _ = hub.Clients.All.SendAsync("news");
}
