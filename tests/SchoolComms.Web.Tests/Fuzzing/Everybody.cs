using SchoolComms.Application.Store.Seed;
using SchoolComms.Testing;
using SchoolComms.Testing.Fuzzing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Fuzzing;

/// <summary>One guest of each kind, spread over the demonstration schools, and the pages and forms that each has found.</summary>
public sealed class Everybody : IAsyncLifetime
{
    private readonly Lazy<Task> sent;

    public Everybody() => sent = new(() => Task.WhenAll(Crawls.Select(crawl => crawl.SendEmptyFormsAsync(CancellationToken.None))));

    public IReadOnlyList<Crawler> Crawls { get; private set; } = [];

    /// <summary>Everything that they have seen, the answers to empty forms too: what is refused is a page as well.</summary>
    public async Task<IEnumerable<SeenPage>> PagesAsync()
    {
        await sent.Value;
        return Crawls.SelectMany(crawl => crawl.Pages);
    }

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var app = await WebApp.UsualAsync();
        var guests = await DemoGuests.ArriveAsync(app.Services, new Uri(app.Address), cancel);
        var chosen = DemoGuests.Names.Select(
            (name, i) => guests.Single(guest => guest.Name == name && guest.School == DemoSchools.Slugs[i % DemoSchools.Slugs.Count])
        );
        Crawls = await Task.WhenAll(chosen.Select(guest => Crawler.RunAsync(guest, perPattern: 1, cancel)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
