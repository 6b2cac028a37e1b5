using SchoolComms.Application.Chats;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>The system channels that the regulation knows: everybody concerned reads, those whom it names write.</summary>
public sealed class ChannelsModel(ListChats list) : SchoolPage
{
    public IReadOnlyList<ChatLine> Channels { get; private set; } = [];

    public Clause? Clause => Actor.Edition.Cite(Rule.ChannelsPublished);

    public bool MayPublish => May(SchoolAction.PublishInChannel);

    public async Task OnGetAsync() => Channels = (await list.RunAsync(Actor, channels: true, before: null, Cancel)).Chats;
}
