using System.Net;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>The same act in schools that live by different regulations: rules are data (SCH-7).</summary>
public sealed class PresetBehaviourTests
{
    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", null)]
    [InlineData("group-chats", null)]
    [InlineData("posting-hours", "п. 6")]
    [InlineData("model", null)]
    [InlineData("college", null)]
    public async Task A_parent_who_writes_at_six_in_the_evening_is_refused_only_where_hours_are_set(string preset, string? clause)
    {
        await using var app = await WebApp.StartAsync("2026-03-11T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, preset);

        await WritesAsync(app, school, "Во сколько завтра выезд автобуса?", clause);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", null)]
    [InlineData("group-chats", null)]
    [InlineData("posting-hours", "п. 6")]
    [InlineData("model", null)]
    [InlineData("college", null)]
    public async Task Thanks_alone_are_refused_only_where_messages_must_inform(string preset, string? clause)
    {
        var (app, school) = await OpenAsync(preset);

        await WritesAsync(app, school, "спасибо", clause);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", "BusinessEthics", false)]
    [InlineData("group-chats", "BusinessEthics", true)]
    [InlineData("posting-hours", "BusinessEthics", false)]
    [InlineData("college", "OffTopic", false)]
    public async Task A_fourth_violation_allows_a_block_only_where_the_regulation_has_a_ladder(string preset, string rule, bool block)
    {
        var (app, school) = await OpenAsync(preset);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var chat = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}";

        for (var i = 4; i > 0; i--)
        {
            var at = app.Clock.Now.AddMinutes(-i);
            var message = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Опять вы за своё", at);
            var decided = await moderator.PostFormAsync(
                $"{chat}/{message.Id.Value}",
                new()
                {
                    ["Input.Rule"] = rule,
                    ["Input.Remove"] = "false",
                    ["Input.Consequence"] = "Violation",
                }
            );
            decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var page = await (await moderator.GetAsync($"{chat}/members/{school.Parent.Id.Value}")).DocumentAsync();
        (page.QuerySelector("input[name='Input.Term']") is not null).ShouldBe(block);
        if (!block)
            page.Alert().ShouldContain("такой блокировки не предусматривает");
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("posting-hours", "people", "п. 4")]
    [InlineData("posting-hours", "people/import", "п. 4")]
    [InlineData("posting-hours", "school", "гриф")]
    [InlineData("posting-hours", "statistics", "п. 4")]
    [InlineData("posting-hours", "audit", "п. 4")]
    [InlineData("model", "audit", "п. 2.1")]
    [InlineData("interaction", "people/verification", "п. 4.1")]
    public async Task Where_the_regulation_names_nobody_the_refusal_says_so_beside_the_nearest_clause(
        string preset,
        string page,
        string clause
    )
    {
        var (app, school) = await OpenAsync(preset);
        var parent = await app.ClientAsync(school, school.Parent);

        var refused = await parent.GetAsync($"/s/{school.Slug}/{page}");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var alert = (await refused.DocumentAsync()).QuerySelector("[role=alert]")!;
        alert.TextContent.ShouldContain("регламент школы прямо не говорит");
        alert.QuerySelectorAll(".clause").ShouldHaveSingleItem().TextContent.Folded().ShouldContain(clause);
    }

    [Fact]
    [Requirement("SCH-7")]
    public async Task Where_the_regulation_names_who_does_it_the_refusal_cites_that_alone()
    {
        var (app, school) = await OpenAsync("group-chats");
        var parent = await app.ClientAsync(school, school.Parent);

        var alert = (await (await parent.GetAsync($"/s/{school.Slug}/statistics")).DocumentAsync()).Alert();

        alert.ShouldContain("п. 2.1");
        alert.ShouldNotContain("прямо не говорит");
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", HttpStatusCode.Forbidden)]
    [InlineData("group-chats", HttpStatusCode.Forbidden)]
    [InlineData("posting-hours", HttpStatusCode.OK)]
    [InlineData("model", HttpStatusCode.Forbidden)]
    [InlineData("college", HttpStatusCode.Forbidden)]
    public async Task A_parent_leaves_a_chat_only_where_the_regulation_says_so(string preset, HttpStatusCode status)
    {
        var (app, school) = await OpenAsync(preset);
        var parent = await app.ClientAsync(school, school.Parent);

        (await parent.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/leave")).StatusCode.ShouldBe(status);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", "Parent 4.5")]
    [InlineData("group-chats", "Student 2.5, Parent 2.6")]
    [InlineData("posting-hours", "Student 9, Parent 4")]
    [InlineData("model", "Student 2.6, Parent 2.7")]
    [InlineData("college", "Student 2.8, Parent 2.9")]
    public async Task A_class_teacher_invites_whom_the_regulation_names(string preset, string rights)
    {
        var (app, school) = await OpenAsync(preset);
        var client = await app.ClientAsync(school, school.ClassTeacher);
        var places = await (await client.GetAsync($"/s/{school.Slug}/invites/new")).DocumentAsync();
        var place = places
            .QuerySelectorAll("#place option")
            .FirstOrDefault(option => option.TextContent.Contains(school.Class.Name.Value) && !option.TextContent.Contains("Чат"));

        var form = place is null
            ? places
            : await (await client.GetAsync($"/s/{school.Slug}/invites/new?place={place.GetAttribute("value")}")).DocumentAsync();

        form.QuerySelectorAll("input[name='Input.Role']")
            .Select(role => $"{role.GetAttribute("value")} {role.ParentElement!.QuerySelector(".hint")!.TextContent.Replace("п. ", "")}")
            .ShouldBe(rights.Split(", "), ignoreOrder: true);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", "")]
    [InlineData("group-chats", "")]
    [InlineData("posting-hours", "Event, Pedagogical, Task")]
    [InlineData("model", "Event, Task")]
    [InlineData("college", "Event, Task")]
    public async Task Staff_create_the_chats_that_the_regulation_lets_them(string preset, string kinds)
    {
        var (app, school) = await OpenAsync(preset);
        var client = await app.ClientAsync(school, school.Staff);

        var opened = await client.GetAsync($"/s/{school.Slug}/chats/new");

        opened.StatusCode.ShouldBe(kinds.Length == 0 ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
        (await opened.DocumentAsync())
            .QuerySelectorAll("a[href*='chats/new?kind=']")
            .Select(link => link.GetAttribute("href")!.Split("kind=")[1].Split('&')[0])
            .ShouldBe(kinds.Split(", ", StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("interaction", null)]
    [InlineData("group-chats", "п. 4.3")]
    [InlineData("posting-hours", "п. 4")]
    [InlineData("model", null)]
    [InlineData("college", null)]
    public async Task The_Rules_are_confirmed_only_where_the_regulation_asks(string preset, string? clause)
    {
        var (app, school) = await OpenAsync(preset);
        var parent = await app.ClientAsync(school, school.Parent);

        var page = (await (await parent.GetAsync($"/s/{school.Slug}/regulation/confirm")).DocumentAsync())
            .QuerySelector("main")!
            .TextContent.Folded();

        page.Contains("Подтверждать Правила регламент не требует").ShouldBe(clause is null);
        if (clause is not null)
            page.ShouldContain(clause);
    }

    [Fact]
    [Requirement("SCH-7")]
    public async Task A_changed_parameter_binds_from_the_edition_s_date_and_not_a_second_before()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "interaction", "Asia/Yekaterinburg");
        await app.AdoptAsync(
            school,
            "2026-03-12",
            "/content",
            ("Input.Content[Uninformative/Parent].Mode", "Refuse"),
            ("Input.Content[Uninformative/Parent].Clause", "6.1")
        );

        app.Clock.Now = DateTimeOffset.Parse("2026-03-11T23:59:59+05:00");
        await WritesAsync(app, school, "спасибо", null);
        app.Clock.Now = DateTimeOffset.Parse("2026-03-12T00:00:00+05:00");
        await WritesAsync(app, school, "спасибо", "п. 6.1");
    }

    [Fact]
    [Requirement("SCH-8")]
    public async Task A_college_drafts_in_its_own_words()
    {
        var (app, school) = await OpenAsync("college");
        var administrator = await app.ClientAsync(school, school.Administrator);
        await administrator.StartDraftAsync(school);

        foreach (var step in (string[])["", "/rules", "/content", "/terms", "/rights", "/opinion", "/print", "/drop"])
        {
            var page = await (await administrator.GetAsync(school.Draft(step))).DocumentAsync();
            var text = page.QuerySelector("main")!.TextContent.Replace("«Учительскую»", "");
            foreach (var word in (string[])["ченик", "читель", "лассный руководитель", "класса"])
                text.ShouldNotContain(word, customMessage: $"{step}: {word}");
        }

        var rights = (await (await administrator.GetAsync(school.Draft("/rights"))).DocumentAsync()).QuerySelector("main")!.TextContent;
        rights.ShouldContain("Куратор");
        rights.ShouldContain("Студенты");
    }

    private static async Task WritesAsync(WebApp app, TestSchool school, string text, string? refusedBy)
    {
        var parent = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

        var sent = await parent.PostFormAsync(chat, new() { ["Input.Text"] = text });

        sent.StatusCode.ShouldBe(refusedBy is null ? HttpStatusCode.Redirect : HttpStatusCode.Conflict);
        if (refusedBy is not null)
            (await sent.DocumentAsync()).Alert().ShouldContain(refusedBy);
    }

    private static async Task<(WebApp App, TestSchool School)> OpenAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }
}
