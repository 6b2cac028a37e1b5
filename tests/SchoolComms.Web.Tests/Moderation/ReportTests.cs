using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class ReportTests
{
    private const string Advert = "Продаю лыжи, недорого";

    [Fact]
    [Requirement("MOD-9")]
    [Requirement("MOD-2")]
    public async Task A_report_reaches_the_moderator_and_its_reporter_sees_what_came_of_it()
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync());
        var (reporter, moderator) = (await ReporterAsync(app, school), await app.ClientAsync(school, school.ClassTeacher));

        (await PageAsync(reporter, Chat(school))).QuerySelector($"a[href='{Report(school, message)}']").ShouldNotBeNull();
        var form = await PageAsync(reporter, Report(school, message));
        form.QuerySelectorAll("input[name='Input.Rule']").Length.ShouldBe(2);
        form.Body!.TextContent.Folded()
            .ShouldSatisfyAllConditions(
                text => text.ShouldContain(Advert),
                text => text.ShouldContain("Жалобу прочитают модераторы чата. Решение — не позже чем 13 марта"),
                text => text.ShouldContain("Автор сообщения не узнает, кто пожаловался")
            );
        (await reporter.PostFormAsync(Report(school, message), [])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReportAsync(reporter, school, message)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ReportAsync(reporter, school, message)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var board = await PageAsync(moderator, $"/s/{school.Slug}/moderation");
        board
            .QuerySelector("[aria-labelledby=reports]")!
            .TextContent.Folded()
            .ShouldSatisfyAllConditions(
                text => text.ShouldContain(Advert),
                text => text.ShouldContain("1 жалоба: Негативное или лишнее п. 4.2"),
                text => text.ShouldContain("не позже чем 13 марта")
            );
        board.QuerySelector($".nav a[href='/s/{school.Slug}/moderation'] .badge-count")!.TextContent.ShouldStartWith("1");
        (await DecideAsync(moderator, school, message, remove: true)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await PageAsync(reporter, Address(school, message)))
            .Body!.TextContent.Folded()
            .ShouldContain("Ваша жалоба рассмотрена: меры приняты.");
        (await PageAsync(reporter, Chat(school)))
            .Body!.TextContent.Folded()
            .ShouldContain("Удалено модератором: Негативное или лишнее п. 4.2");
        (await PageAsync(moderator, $"/s/{school.Slug}/moderation")).QuerySelector("[aria-labelledby=reports] table").ShouldBeNull();
    }

    [Theory]
    [Requirement("RUL-6")]
    [InlineData(Rule.OffTopic, "Не относится к учёбе")]
    [InlineData(Rule.Copyright, "Нарушение авторских прав")]
    public async Task What_is_outside_education_or_infringes_copyright_is_reported_and_handled_as_a_violation_by_its_clause(
        Rule rule,
        string named
    )
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync(), "interaction");
        var (reporter, moderator) = (await ReporterAsync(app, school), await app.ClientAsync(school, school.ClassTeacher));
        var author = await app.ClientAsync(school, school.Parent);

        var form = await PageAsync(reporter, Report(school, message));
        form.QuerySelector($".choice-line:has(input[value={rule}]) .clause")!.TextContent.Folded().ShouldBe("п. 6.2");
        (await ReportAsync(reporter, school, message, rule)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageAsync(moderator, $"/s/{school.Slug}/moderation"))
            .QuerySelector("[aria-labelledby=reports]")!
            .TextContent.Folded()
            .ShouldContain($"1 жалоба: {named} п. 6.2");
        (await DecideAsync(moderator, school, message, remove: true, "Violation", rule)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await PageAsync(reporter, Address(school, message))).Body!.TextContent.Folded().ShouldContain("рассмотрена: меры приняты.");
        var seen = (await PageAsync(author, Chat(school))).QuerySelector("#messages")!.TextContent.Folded();
        seen.ShouldContain($"Удалено модератором: {named} п. 6.2");
        seen.ShouldNotContain(Advert);
        var own = await PageAsync(author, Member(school));
        own.QuerySelectorAll(".history li.is-refused").ShouldHaveSingleItem().TextContent.Folded().ShouldStartWith($"{named} п. 6.2");
        own.QuerySelector(".facts")!.TextContent.Folded().ShouldContain("Нарушений 1");
        await school.InScopeAsync(async db =>
        {
            var violation = await db.Violations.SingleAsync();
            (violation.PersonId, violation.Rule, violation.Clause).ShouldBe((school.Parent.Id, rule, "6.2"));
        });
    }

    [Theory]
    [Requirement("RUL-6")]
    [InlineData(Rule.OffTopic)]
    [InlineData(Rule.Copyright)]
    public async Task A_rule_that_the_regulation_does_not_set_is_neither_offered_nor_taken(Rule rule)
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync());
        var reporter = await ReporterAsync(app, school);

        (await PageAsync(reporter, Report(school, message))).QuerySelector($"input[name='Input.Rule'][value={rule}]").ShouldBeNull();
        (await ReportAsync(reporter, school, message, rule)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await school.InScopeAsync(async db => (await db.MessageReports.AnyAsync()).ShouldBeFalse());
    }

    [Fact]
    [Requirement("MOD-9")]
    public async Task Nothing_that_the_reported_can_open_changes_by_a_report_that_is_unfounded()
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync());
        var (reporter, moderator) = (await ReporterAsync(app, school), await app.ClientAsync(school, school.ClassTeacher));
        var reported = await app.ClientAsync(school, school.Parent);
        await AllPagesAsync(reported, school, message);
        var before = await AllPagesAsync(reported, school, message);

        await ReportAsync(reporter, school, message);
        (await AllPagesAsync(reported, school, message)).ShouldBe(before);
        (await PageAsync(moderator, Case(school, message))).QuerySelectorAll("[aria-labelledby=reports] li").Length.ShouldBe(1);
        (await DecideAsync(moderator, school, message, remove: false)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await AllPagesAsync(reported, school, message)).ShouldBe(before);
        (await PageAsync(reporter, Address(school, message))).Body!.TextContent.Folded().ShouldContain("рассмотрена: нарушения не нашли.");
        (await DecideAsync(moderator, school, message, remove: false)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("MOD-9")]
    public async Task A_report_that_the_moderator_does_not_decide_in_time_is_the_directors_from_the_first_second_after()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var (_, school, message) = await GivenAsync(app);
        var director = await app.ClientAsync(school, school.Director);
        await ReportAsync(await ReporterAsync(app, school), school, message);

        app.Clock.Now = DateTimeOffset.Parse("2026-03-13T23:59:59+03:00");
        (await PageAsync(director, $"/s/{school.Slug}/moderation")).Body!.TextContent.ShouldNotContain(Advert);
        (await director.GetAsync(Case(school, message))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var board = (await PageAsync(director, $"/s/{school.Slug}/moderation")).Body!.TextContent.Folded();
        board.ShouldContain(Advert);
        board.ShouldContain("Срок прошёл");
        (await DecideAsync(director, school, message, remove: true)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await director.GetAsync(Case(school, message))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var parent = await app.ClientAsync(school, school.Parent);
        (await PageAsync(parent, Chat(school))).Body!.TextContent.Folded().ShouldContain("Удалено директором: Негативное или лишнее");
    }

    [Fact]
    [Requirement("MOD-9")]
    [Requirement("MOD-7")]
    public async Task A_report_on_the_moderator_is_the_directors_at_once_who_may_record_a_violation_of_a_teacher()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var now = app.Clock.Now.AddMinutes(-5);
        var message = await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, "Надоели", now, Audience.Teacher);
        var (moderator, director) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Director));
        await ReportAsync(await ReporterAsync(app, school), school, message);

        (await PageAsync(moderator, $"/s/{school.Slug}/moderation")).QuerySelector("[aria-labelledby=reports] table").ShouldBeNull();
        (await PageAsync(moderator, Case(school, message))).QuerySelector("[aria-labelledby=reports]").ShouldBeNull();
        (await PageAsync(director, $"/s/{school.Slug}/moderation")).Body!.TextContent.ShouldContain("Надоели");
        var decided = await DecideAsync(director, school, message, remove: true, "Violation");

        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var own = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/members/{school.ClassTeacher.Id.Value}";
        (await PageAsync(moderator, own)).QuerySelectorAll(".history li.is-refused").Length.ShouldBe(1);
        (await PageAsync(director, $"/s/{school.Slug}/audit")).Body!.TextContent.Folded().ShouldContain("меры приняты, 1 жалоба");
    }

    [Fact]
    public async Task The_own_message_has_no_way_to_report_it()
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync());
        var author = await app.ClientAsync(school, school.Parent);

        (await PageAsync(author, Chat(school))).QuerySelector("a[href$='/report']").ShouldBeNull();
        (await author.GetAsync(Report(school, message))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await (await app.ClientAsync(school, school.Teacher)).GetAsync(Report(school, message))).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    [Requirement("MOD-7")]
    public async Task A_violation_without_a_message_needs_a_rule_and_an_account_and_its_member_reads_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var member = Member(school);

        (await moderator.PostFormAsync($"{member}/violation", [])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await moderator.PostFormAsync($"{member}/violation", Told("2026-03-11T10:01"))).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        var before = await moderator.PostFormAsync($"{member}/violation", Told("2025-12-01T09:30"));
        before.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await before.DocumentAsync()).Body!.TextContent.ShouldContain("в чате с 10 января, 10:00: раньше его Правила не касались");
        (await moderator.PostFormAsync($"{member}/violation", Told("2026-03-11T09:30"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync($"{member}/violation")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await PageAsync(parent, member)).Body!.TextContent.ShouldContain("Рассылал объявления лично");
        (await PageAsync(moderator, $"/s/{school.Slug}/moderation"))
            .QuerySelector("[aria-labelledby=violations]")!
            .TextContent.ShouldContain("Негативное или лишнее");

        static Dictionary<string, string> Told(string when) =>
            new()
            {
                ["Input.Rule"] = nameof(Rule.NegativeOrExcessive),
                ["Input.Circumstance"] = "Рассылал объявления лично",
                ["Input.CommittedAt"] = when,
            };
    }

    [Fact]
    [Requirement("SCH-6")]
    [Requirement("MOD-4")]
    public async Task A_new_edition_binds_nobody_backwards()
    {
        var (app, school, message) = await GivenAsync(await WebApp.UsualAsync());
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var old = (await school.ActorAsync(school.ClassTeacher)).Edition;
        var changed = old.Regulation with
        {
            Content =
            [
                .. old.Regulation.Content.Select(rule => rule.Rule == Rule.NegativeOrExcessive ? rule with { Clause = "4.4" } : rule),
                new ContentRule(Rule.OffTopic, Audience.Parent, Mode.Off, "4.1"),
            ],
        };
        await school.InScopeAsync(db =>
        {
            db.Add(Edition.Approve(school.School.Id, 2, changed, new Order("30", new DateOnly(2026, 3, 11)), app.Clock.Now.AddMinutes(-1)));
            return Task.CompletedTask;
        });

        var newRule = await ViolationAsync(Rule.OffTopic);
        newRule.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await newRule.DocumentAsync()).Body!.TextContent.ShouldContain("регламент ещё не ставил этому человеку такого правила");
        (await ViolationAsync(Rule.NegativeOrExcessive)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await school.InScopeAsync(async db =>
        {
            var violation = await db.Violations.SingleAsync();
            (violation.Clause, violation.EditionId).ShouldBe(("4.2", old.Id));
        });
        var record = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/members/{school.Parent.Id.Value}";
        (await PageAsync(moderator, record)).QuerySelector(".history .clause-card a[href*='edition=1#p-4.2']").ShouldNotBeNull();

        Task<HttpResponseMessage> ViolationAsync(Rule rule) =>
            moderator.PostFormAsync(
                Case(school, message),
                new()
                {
                    ["Input.Rule"] = rule.ToString(),
                    ["Input.Remove"] = "true",
                    ["Input.Consequence"] = "Violation",
                }
            );
    }

    private static async Task<(WebApp App, TestSchool School, Message Message)> GivenAsync(WebApp app, string preset = "group-chats")
    {
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (app, school, await school.AddMessageAsync(school.ParentsChat, school.Parent, Advert, app.Clock.Now.AddMinutes(-5)));
    }

    private static async Task<HttpClient> ReporterAsync(WebApp app, TestSchool school) =>
        await app.ClientAsync(school, await school.AddParentAsync());

    private static async Task<IReadOnlyList<string>> AllPagesAsync(HttpClient client, TestSchool school, Message message)
    {
        var texts = new List<string>();
        foreach (
            var address in new[]
            {
                $"/s/{school.Slug}",
                $"/s/{school.Slug}/chats",
                Chat(school),
                $"{Chat(school)}/about",
                Address(school, message),
                Member(school),
            }
        )
            texts.Add((await PageAsync(client, address)).Body!.TextContent.Folded());
        return texts;
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static string Address(TestSchool school, Message message) => $"{Chat(school)}/messages/{message.Id.Value}";

    private static string Member(TestSchool school) =>
        $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/members/{school.Parent.Id.Value}";

    private static string Report(TestSchool school, Message message) => $"{Address(school, message)}/report";

    private static string Case(TestSchool school, Message message) =>
        $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{message.Id.Value}";

    // A chat page has a token, also where the form is not shown any more.
    private static Task<HttpResponseMessage> ReportAsync(
        HttpClient reporter,
        TestSchool school,
        Message message,
        Rule rule = Rule.NegativeOrExcessive
    ) =>
        reporter.PostFormAsync(
            Chat(school),
            Report(school, message),
            new() { ["Input.Rule"] = rule.ToString(), ["Input.Note"] = "Опять объявления" }
        );

    private static Task<HttpResponseMessage> DecideAsync(
        HttpClient judge,
        TestSchool school,
        Message message,
        bool remove,
        string consequence = "Nothing",
        Rule rule = Rule.NegativeOrExcessive
    ) =>
        judge.PostFormAsync(
            $"/s/{school.Slug}/moderation",
            Case(school, message),
            new()
            {
                ["Input.OnReports"] = "true",
                ["Input.Rule"] = remove ? rule.ToString() : "",
                ["Input.Remove"] = remove ? "true" : "false",
                ["Input.Consequence"] = consequence,
            }
        );

    private static async Task<IDocument> PageAsync(HttpClient client, string address) =>
        await (await client.GetAsync(address)).DocumentAsync();
}
