using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

/// <summary>How one handler answered one visitor.</summary>
/// <param name="Own">With the things of the school that the visit was in: the status, and where it leads.</param>
/// <param name="Foreign">With a thing of another school in place of each in turn, and in the other school itself.</param>
/// <param name="Nothing">With an id of nothing in place of each in turn.</param>
internal sealed record Answers(string Own, IReadOnlyList<string> Foreign, IReadOnlyList<string> Nothing)
{
    public const string SignIn = "in";
}

/// <summary>A person goes through every handler of the application, in a school that is theirs alone.</summary>
internal sealed partial class Visit(HttpClient client, FurnishedSchool own, FurnishedSchool other)
{
    /// <summary>What parameters mean that are no things of a school.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["edition"] = "1",
        ["kit"] = "list",
        ["problem"] = "404",
        ["recover"] = "a-code-of-nothing",
        ["school"] = "deputy",
        ["way"] = "unblock",
    };

    /// <summary>They end the visitor's own sign-in.</summary>
    private static readonly string[] Last = ["/account", "/sign-out"];

    private readonly Guid nothing = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private readonly Dictionary<string, Guid> theirs = own.Things.ToDictionary(thing => thing.Place, thing => thing.Id);
    private readonly Dictionary<string, Guid> foreign = other.Things.ToDictionary(thing => thing.Place, thing => thing.Id);

    /// <summary>Reads everything first, then sends every form empty: what a form changes, changes no page that was read.</summary>
    public static async Task<Dictionary<AddressedHandler, Answers>> EverywhereAsync(
        WebApp app,
        FurnishedSchool own,
        FurnishedSchool other,
        Person? person,
        IEnumerable<AddressedHandler> handlers
    )
    {
        using var client = await ClientAsync(app, own, person);
        var visit = new Visit(client, own, other);
        var answers = new Dictionary<AddressedHandler, Answers>();
        foreach (var handler in handlers.OrderBy(one => one.Method != "GET").ThenBy(one => Last.Contains(one.Route)))
            answers[handler] = await visit.ToAsync(handler);
        return answers;
    }

    /// <summary>A client whose every form has the antiforgery token.</summary>
    public static async Task<HttpClient> ClientAsync(WebApp app, FurnishedSchool school, Person? person)
    {
        var client = await app.ClientAsync(school.School, person);
        var page = await (await client.GetAsync(person is null ? "/sign-in" : "/account")).DocumentAsync();
        var token = ((IHtmlInputElement)page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        client.DefaultRequestHeaders.Add("RequestVerificationToken", token);
        return client;
    }

    /// <summary>The page's address with the things of a school.</summary>
    public static string AddressOf(AddressedHandler handler, FurnishedSchool school) =>
        handler.Address(new Visit(null!, school, school).OwnValue);

    private async Task<Answers> ToAsync(AddressedHandler handler)
    {
        var ids = handler.Places().Where(theirs.ContainsKey).ToList();
        var (elsewhere, nowhere) = (new List<string>(), new List<string>());
        foreach (var replaced in ids)
        {
            elsewhere.Add(await AskAsync(handler, place => place == replaced ? foreign[place].ToString() : OwnValue(place)));
            nowhere.Add(await AskAsync(handler, place => place == replaced ? nothing.ToString() : OwnValue(place)));
        }

        if (handler.IsOfSchool)
            elsewhere.Add(await AskAsync(handler, place => place == "s" ? other.School.Slug : ForeignValue(place)));

        // The own last: it may change something.
        return new Answers(await AskAsync(handler, OwnValue), elsewhere, nowhere);
    }

    private string? OwnValue(string place) =>
        place switch
        {
            "s" or "apply" => own.School.Slug,
            "join" => own.InviteCode,
            "code" => own.ApplicationCode,
            _ => theirs.TryGetValue(place, out var id) ? id.ToString() : Values.GetValueOrDefault(place),
        };

    private string? ForeignValue(string place) => foreign.TryGetValue(place, out var id) ? id.ToString() : OwnValue(place);

    private async Task<string> AskAsync(AddressedHandler handler, Func<string, string?> valueOf)
    {
        using var request = new HttpRequestMessage(new HttpMethod(handler.Method), handler.Address(valueOf));
        if (handler.Method == "POST")
            request.Content = new FormUrlEncodedContent([]);

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode != HttpStatusCode.Redirect)
            return ((int)response.StatusCode).ToString();

        var path = response.Headers.Location!.ToString().Split('?')[0].Replace(client.BaseAddress!.ToString(), "/");
        return path == "/sign-in" ? Answers.SignIn : $"302 {Id().Replace(path.Replace(own.School.Slug, "{slug}"), "{id}")}";
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
