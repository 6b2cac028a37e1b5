using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;
using SchoolComms.Web.Tests.Schools;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>The channels of a school that was set up through the pages, as everybody in it meets them.</summary>
public sealed class ChannelsTests
{
    private const string News = "В субботу день открытых дверей.";

    [Theory]
    [Requirement("CHT-5")]
    [InlineData("group-chats", "School", "5А", "Общешкольный канал", "п. 2.1")]
    [InlineData("model", "School", "5А", "Общешкольный канал", "п. 2.1")]
    [InlineData("college", "College", "Т-11", "Общий канал", "п. 2.3")]
    public async Task A_new_school_has_its_channels_and_whoever_joins_reads_what_the_administrator_publishes(
        string preset,
        string kind,
        string @class,
        string everybodys,
        string clause
    )
    {
        var app = await WebApp.UsualAsync();
        var (slug, administrator, director) = await SetUpAsync(app, preset, kind);
        await administrator.PostFormAsync($"/s/{slug}/classes", new() { ["Input.Name"] = @class });
        var toClass = $"?class={await ClassAsync(administrator, slug, @class)}";
        HttpClient[] families =
        [
            await JoinAsync(app, administrator, slug, toClass, Role.Parent),
            await JoinAsync(app, administrator, slug, toClass, Role.Student),
        ];
        HttpClient[] workers =
        [
            await JoinAsync(app, administrator, slug, toClass, Role.Teacher),
            await JoinAsync(app, administrator, slug, "?place=school", Role.Staff),
            director,
        ];

        var channels = await ChannelsAsync(administrator, slug);
        channels.Keys.ShouldBe([everybodys, "Сотрудники"], ignoreOrder: true);
        foreach (var worker in workers)
            (await ChannelsAsync(worker, slug)).Keys.ShouldBe([everybodys, "Сотрудники"], ignoreOrder: true);
        foreach (var member in families)
            (await ChannelsAsync(member, slug)).Keys.ShouldBe([everybodys]);

        await PublishAsync(administrator, channels[everybodys]);
        await PublishAsync(administrator, channels["Сотрудники"]);
        foreach (var reader in families.Concat(workers))
            await OnlyReadsAsync(reader, slug, channels[everybodys], clause);
        foreach (var worker in workers)
            await OnlyReadsAsync(worker, slug, channels["Сотрудники"], clause);
        foreach (var member in families)
            (await member.GetAsync(channels["Сотрудники"])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Requirement("CHT-5")]
    [InlineData("interaction")]
    [InlineData("posting-hours")]
    public async Task A_school_whose_regulation_has_no_channels_says_so(string preset)
    {
        var app = await WebApp.UsualAsync();
        var (slug, administrator, director) = await SetUpAsync(app, preset, "School");

        foreach (var client in (HttpClient[])[administrator, director])
        {
            var page = await (await client.GetAsync($"/s/{slug}/channels")).DocumentAsync();
            page.Body!.TextContent.ShouldContain("не предусматривает системных каналов");
            page.QuerySelector(".chat-list").ShouldBeNull();
        }
    }

    /// <summary>The school, with its administrator and its director signed in; both have confirmed the Rules.</summary>
    private static async Task<(string Slug, HttpClient Administrator, HttpClient Director)> SetUpAsync(
        WebApp app,
        string preset,
        string kind
    )
    {
        var slug = NewSchoolForm.NextSlug();
        var (administrator, director) = (app.Stranger(), app.Stranger());
        var form = NewSchoolForm.Of(slug);
        (form["Input.Preset"], form["Input.Kind"]) = (preset, kind);
        (await administrator.PostFormAsync("/schools/new", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await director.PostFormAsync(
            "/sign-in",
            new() { ["Input.Login"] = form["Input.Director.Email"], ["Input.Password"] = TestSchool.Password }
        );
        foreach (var client in (HttpClient[])[administrator, director])
            await client.PostFormAsync($"/s/{slug}/regulation/confirm", new() { ["Input.Confirmed"] = "true" });
        return (slug, administrator, director);
    }

    private static async Task<string> ClassAsync(HttpClient client, string slug, string name) =>
        (await (await client.GetAsync($"/s/{slug}/classes")).DocumentAsync())
            .QuerySelectorAll("tbody th a")
            .Single(link => link.TextContent == name)
            .GetAttribute("href")!
            .Split('/')[^1];

    /// <summary>Somebody new, who has joined by a link that the administrator has issued.</summary>
    private static async Task<HttpClient> JoinAsync(WebApp app, HttpClient administrator, string slug, string place, Role role)
    {
        var issued = await administrator.PostFormAsync(
            $"/s/{slug}/invites/new{place}",
            new()
            {
                ["Input.Role"] = role.ToString(),
                ["Input.Uses"] = "1",
                ["Input.Days"] = "7",
            }
        );
        var link = (await (await administrator.GetAsync(issued.Headers.Location)).DocumentAsync()).QuerySelector("#link")!;
        var newcomer = app.Stranger();
        await newcomer.GetAsync(new Uri(link.GetAttribute("value")!).PathAndQuery);
        (await newcomer.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return newcomer;
    }

    /// <summary>The channels that somebody finds, with their addresses.</summary>
    private static async Task<Dictionary<string, string>> ChannelsAsync(HttpClient client, string slug) =>
        (await (await client.GetAsync($"/s/{slug}/channels")).DocumentAsync())
            .QuerySelectorAll("a.chat-row")
            .ToDictionary(row => row.QuerySelector(".chat-title")!.TextContent, row => row.GetAttribute("href")!);

    private static async Task PublishAsync(HttpClient client, string channel)
    {
        (await client.PostFormAsync(channel, new() { ["Input.Text"] = News })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        MessagesOf(await (await client.GetAsync(channel)).DocumentAsync()).ShouldBe([News]);
    }

    private static async Task OnlyReadsAsync(HttpClient client, string slug, string channel, string clause)
    {
        var page = await (await client.GetAsync(channel)).DocumentAsync();
        MessagesOf(page).ShouldBe([News]);
        page.QuerySelector("textarea").ShouldBeNull();
        page.QuerySelector(".composer .clause")!.TextContent.Folded().ShouldBe(clause);

        var refused = await client.PostFormAsync($"/s/{slug}/chats", channel, new() { ["Input.Text"] = "А во сколько?" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).QuerySelector(".composer .clause")!.TextContent.Folded().ShouldBe(clause);
        MessagesOf(await (await client.GetAsync(channel)).DocumentAsync()).ShouldBe([News]);
    }

    private static IEnumerable<string> MessagesOf(IDocument channel) =>
        channel.QuerySelectorAll("#messages .bubble > p").Select(text => text.TextContent.Folded());
}
