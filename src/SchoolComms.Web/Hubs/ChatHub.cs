using Microsoft.AspNetCore.SignalR;
using SchoolComms.Application.Access;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Hubs;

/// <summary>Tells an open chat page that there is news. It carries no text: the page reads the chat again, by its own right.</summary>
public sealed class ChatHub(LoadActor actors, ReadChat read) : Hub
{
    public async Task Watch(string slug, Guid chat)
    {
        var actor = await actors.RunAsync(slug, Context.User!.Account(), Context.ConnectionAborted);
        if (actor.IsRefused)
            return;

        var opened = await read.RunAsync(actor.Value, new ChatId(chat), null, Context.ConnectionAborted);
        if (!opened.IsRefused)
            await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(new ChatId(chat)), Context.ConnectionAborted);
    }

    internal static string GroupOf(ChatId chat) => chat.Value.ToString("N");
}

/// <summary>Passes the application's hints on to the browsers.</summary>
public sealed class ChatRelay(LiveChats live, IHubContext<ChatHub> hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        live.News += Pass;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        live.News -= Pass;
        return Task.CompletedTask;
    }

    private void Pass(object? sender, ChatNewsEventArgs news) => _ = hub.Clients.Group(ChatHub.GroupOf(news.Chat)).SendAsync("news");
}
