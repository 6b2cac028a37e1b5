using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>A page as somebody saw it.</summary>
/// <param name="Guest">Who.</param>
/// <param name="Address">Where.</param>
/// <param name="Answer">What the application answered.</param>
public sealed record SeenPage(Guest Guest, string Address, Answer Answer);

/// <summary>Follows every link and form that somebody sees, a few of each kind: hundreds of people have the same page.</summary>
public sealed class Crawler
{
    private static readonly HtmlParser Parser = new();

    private readonly List<SeenPage> pages = [];
    private readonly List<WebForm> forms = [];
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> known = [];
    private readonly Dictionary<string, int> counts = [];

    private Crawler(Guest guest, int perPattern) => (Guest, PerPattern) = (guest, perPattern);

    public Guest Guest { get; }

    /// <summary>How many pages and forms of one kind are looked at.</summary>
    public int PerPattern { get; }

    public IReadOnlyList<SeenPage> Pages => pages;

    public IReadOnlyList<WebForm> Forms => forms;

    /// <summary>The keys of queries that were seen.</summary>
    public IEnumerable<string> Keys =>
        known.SelectMany(address => Addresses.QueryOf(Addresses.Parts(address).Query)).Select(pair => pair.Name);

    public static async Task<Crawler> RunAsync(Guest guest, int perPattern, CancellationToken cancel)
    {
        var crawler = new Crawler(guest, perPattern);
        foreach (var door in DemoGuests.DoorsOf(guest))
            crawler.Find(door);
        while (crawler.waiting.TryDequeue(out var address))
            crawler.Read(address, await guest.GetAsync(address, cancel));
        return crawler;
    }

    /// <summary>Sends each form with nothing in it, to see the pages that say what is missing.</summary>
    public async Task SendEmptyFormsAsync(CancellationToken cancel)
    {
        foreach (var form in forms.Where(form => form.Method == HttpMethod.Post))
            pages.Add(new SeenPage(Guest, form.Action, await Guest.SendAsync(Attempt.Empty(form).ToRequest(), cancel)));
    }

    private void Read(string address, Answer answer)
    {
        pages.Add(new SeenPage(Guest, address, answer));
        if (answer.LeadsTo is { } next)
            Find(Addresses.Resolve(address, next));
        if (!answer.IsPage)
            return;

        var document = Parser.ParseDocument(answer.Text);
        foreach (var link in document.Links.OfType<IHtmlAnchorElement>())
            Find(Addresses.Resolve(address, link.GetAttribute("href")!));
        forms.AddRange(WebForm.AllOf(document, address).Where(form => IsWanted(form.Pattern)));
    }

    private void Find(string? address)
    {
        if (address is not null && known.Add(address) && IsWanted(Addresses.PatternOf(address)))
            waiting.Enqueue(address);
    }

    private bool IsWanted(string pattern) => (counts[pattern] = counts.GetValueOrDefault(pattern) + 1) <= PerPattern;
}
