using SchoolComms.Application.Moderation;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>What was decided about the reader, over all chats, and how each appeal stands.</summary>
public sealed class MineModel(MySanctions sanctions) : SchoolPage
{
    public OwnRecord Record { get; private set; } = null!;

    public async Task OnGetAsync() => Record = await sanctions.RunAsync(Actor, Cancel);
}
