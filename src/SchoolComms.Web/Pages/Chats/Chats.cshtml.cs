using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The person's chats, with the newest message first.</summary>
public sealed class ChatsModel(ListChats list) : SchoolPage
{
    /// <summary>Only those where nothing has happened since: the next page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public ChatPage Found { get; private set; } = null!;

    public bool MayCreate =>
        Actor
            .LeadsClasses.Union(Actor.TeachesIn)
            .Select(own => (ClassId?)own)
            .Append(null)
            .Any(place => ChatRule.KindsToCreate(Actor, place).Any());

    /// <summary>The regulation provides for messages between two people.</summary>
    public bool WritesDirectly => Actor.Edition.Regulation.Contains(Rule.DirectMessages);

    public async Task OnGetAsync() => Found = await list.RunAsync(Actor, channels: false, Before, Cancel);
}
