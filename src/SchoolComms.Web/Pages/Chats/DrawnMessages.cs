using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace SchoolComms.Web.Pages.Chats;

/// <summary>
/// The markup of messages as it was drawn for whoever opened the chat before. It is found by all that it says, so that none is
/// shown that says something else by now; who may read a message is decided before it is looked for here.
/// </summary>
public sealed class DrawnMessages : IDisposable
{
    /// <summary>How many characters are kept, of some 800 for a message; the ones that nobody asks for go first.</summary>
    private const long Most = 16 * 1024 * 1024;

    private readonly MemoryCache drawn = new(new MemoryCacheOptions { SizeLimit = Most });

    public IHtmlContent? Find(ShownMessage message) => drawn.Get<IHtmlContent>(message);

    public IHtmlContent Keep(ShownMessage message, string markup) =>
        drawn.Set(message, new HtmlString(markup), new MemoryCacheEntryOptions { Size = markup.Length });

    public void Dispose() => drawn.Dispose();
}
