using System.Net;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

/// <remarks>
/// All applications of the process share a database, and each sends what is due by its own clock. What waits here is due
/// later than any other test's clock shows, and the tests of one class run one after another.
/// </remarks>
public sealed class HoursTests
{
    private const string Question = "Во сколько завтра выезд автобуса?";

    [Fact]
    [Requirement("RUL-1")]
    public async Task A_refusal_keeps_the_text_and_says_when_the_hours_open()
    {
        await using var app = await WebApp.StartAsync("2026-02-22T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");

        var parent = await WriteAsync(app, school, school.Parent, school.ParentsChat);
        parent.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await parent.DocumentAsync();
        page.Alert()
            .ShouldSatisfyAllConditions(alert => alert.ShouldContain("п. 6"), alert => alert.ShouldContain("24 февраля в 7:00 (вторник)"));
        page.QuerySelector("textarea")!.TextContent.ShouldContain(Question);
        page.Body!.TextContent.ShouldContain("Отправить, когда откроется время");

        var student = await WriteAsync(app, school, school.Student, school.StudentsChat);
        (await student.DocumentAsync()).Alert().ShouldContain("п. 8");
        (await WriteAsync(app, school, school.ClassTeacher, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Requirement("RUL-9")]
    public async Task An_exception_lifts_exactly_its_rule_for_exactly_its_time_and_all_see_it()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);

        var allowed = await moderator.PostFormAsync(
            $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/exceptions/new",
            new()
            {
                ["Input.Rule"] = "PostingHours",
                ["Input.From"] = "2026-03-11T18:00",
                ["Input.Until"] = "2026-03-11T20:00",
                ["Input.Reason"] = "Ждём автобус с экскурсии",
            }
        );
        allowed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WriteAsync(app, school, school.Parent, school.ParentsChat, "👍")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await WriteAsync(app, school, school.Student, school.StudentsChat)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var banner = (await PageAsync(app, school, school.Parent)).QuerySelector(".banner")!.TextContent;
        banner.ShouldContain("Ждём автобус с экскурсии");
        banner.Folded().ShouldContain("п. 6");

        app.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".banner").ShouldBeNull();
    }

    [Fact]
    [Requirement("RUL-2")]
    [Requirement("RUL-9")]
    public async Task What_informs_of_nothing_is_let_through_for_the_time_that_the_moderator_allowed_and_refused_before_and_after()
    {
        const string congratulation = "Спасибо большое! 🎉";
        await using var app = await WebApp.StartAsync("2026-03-11T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var allowed = await AllowAsync(moderator, school, "2026-03-11T11:00", "2026-03-11T13:00", "Uninformative");
        allowed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        app.Clock.Now = DateTimeOffset.Parse("2026-03-11T10:59:59+03:00");
        var before = await WriteAsync(app, school, school.Parent, school.ParentsChat, congratulation);
        before.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await before.DocumentAsync()).QuerySelector("[role=alert] .clause")!.TextContent.Folded().ShouldBe("п. 6");

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent, school.ParentsChat, congratulation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var open = await PageAsync(app, school, school.Parent);
        open.QuerySelector("#messages")!.TextContent.ShouldContain(congratulation);
        open.QuerySelector(".banner")!.TextContent.Folded().ShouldContain("Разрешено до сегодня, 13:00: Неинформативное сообщение");
        (await WriteAsync(app, school, school.Parent, school.ParentsChat, "какой же ты урод")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await WriteAsync(app, school, school.Student, school.StudentsChat, congratulation)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        app.Clock.Now = DateTimeOffset.Parse("2026-03-11T12:59:59+03:00");
        (await WriteAsync(app, school, school.Parent, school.ParentsChat, congratulation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent, school.ParentsChat, congratulation)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".banner").ShouldBeNull();
    }

    [Fact]
    [Requirement("RUL-9")]
    public async Task Two_exceptions_from_one_rule_are_two_banners_each_with_its_reason()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await school.ActorAsync(school.ClassTeacher);
        foreach (var (hour, reason) in ((int, string)[])[(18, "Ждём автобус"), (20, "Победа в олимпиаде")])
        {
            var today = new NewException(Rule.Uninformative, From: null, new DateTime(2026, 3, 11, hour, 0, 0), reason);
            await school.RunAsync<AllowException, Result>(allow => allow.RunAsync(moderator, school.ParentsChat.Id, today, default));
        }

        var parent = await app.ClientAsync(school, school.Parent);
        var page = await (await parent.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}")).DocumentAsync();

        var banners = page.QuerySelectorAll("#notices .banner");
        banners.Select(banner => banner.Id).Distinct().Count().ShouldBe(2);
        string.Join(' ', banners.Select(banner => banner.TextContent))
            .ShouldSatisfyAllConditions(text => text.ShouldContain("Ждём автобус"), text => text.ShouldContain("Победа в олимпиаде"));
    }

    [Fact]
    public async Task A_parent_allows_no_exceptions()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);

        var refused = await parent.GetAsync($"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/exceptions/new");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Body!.TextContent.Folded().ShouldContain("п. 4");
    }

    [Fact]
    [Requirement("RUL-1")]
    public async Task What_waits_is_seen_by_its_author_taken_back_or_sent_when_the_hours_open()
    {
        await using var app = await WebApp.StartAsync("2026-12-16T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        await WriteAsync(app, school, school.Parent, school.ParentsChat, "Нужна ли завтра сменная обувь?", atOpening: true);
        await WriteAsync(app, school, school.Parent, school.ParentsChat, Question, atOpening: true);

        var own = await PageAsync(app, school, school.Parent);
        own.QuerySelectorAll(".queued li").Length.ShouldBe(2);
        own.QuerySelector(".queued")!.TextContent.Folded().ShouldContain("завтра, 7:00");
        (await PageAsync(app, school, school.ClassTeacher)).QuerySelector(".queued").ShouldBeNull();

        var parent = await app.ClientAsync(school, school.Parent);
        var id = own.QuerySelectorAll(".queued li")
            .Single(line => line.TextContent.Contains("сменная обувь", StringComparison.Ordinal))
            .QuerySelector("input[name=queued]")!
            .GetAttribute("value")!;
        var taken = await parent.PostFormAsync(chat, $"{chat}?handler=TakeBack", new() { ["queued"] = id });
        (await taken.DocumentAsync()).QuerySelector("textarea")!.TextContent.ShouldContain("сменная обувь");

        app.Clock.Advance(TimeSpan.FromHours(13));
        var heard = await EventuallyAsync(await app.ClientAsync(school, school.ClassTeacher), chat, Question);
        heard.ShouldContain(Question);
        heard.ShouldNotContain("сменная обувь");
        (await PageAsync(app, school, school.Parent)).QuerySelector(".queued").ShouldBeNull();
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task What_waits_when_a_new_edition_comes_is_kept_until_its_author_has_confirmed_the_Rules()
    {
        await using var app = await WebApp.StartAsync("2026-12-21T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        await WriteAsync(app, school, school.Parent, school.ParentsChat, Question, atOpening: true);
        await school.InScopeAsync(db =>
        {
            var order = new Order("90", new DateOnly(2026, 12, 21));
            var regulation = RegulationPreset.Find("posting-hours")!.Regulation;
            db.Add(Edition.Approve(school.School.Id, 2, regulation, order, app.Clock.Now.AddHours(1)));
            return Task.CompletedTask;
        });
        var parent = await app.ClientAsync(school, school.Parent);

        app.Clock.Advance(TimeSpan.FromHours(14));
        var seen = await EventuallyAsync(parent, chat, "Не отправлено: Правила коммуникации не подтверждены");

        seen.ShouldContain("Не отправлено: Правила коммуникации не подтверждены");
        seen.ShouldContain(Question);
        (await PageAsync(app, school, school.ClassTeacher)).QuerySelector("#messages")!.TextContent.ShouldNotContain(Question);
    }

    [Fact]
    [Requirement("RUL-1")]
    public async Task A_quarantine_moves_what_waits_and_its_author_sees_the_new_time()
    {
        await using var app = await WebApp.StartAsync("2026-12-21T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        await WriteAsync(app, school, school.Parent, school.ParentsChat, atOpening: true);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".queued")!.TextContent.Folded().ShouldContain("завтра, 7:00");

        var administrator = await app.ClientAsync(school, school.Administrator);
        var calendar = $"/s/{school.Slug}/regulation/calendar";
        var announced = await administrator.PostFormAsync(
            $"{calendar}/breaks/new",
            new()
            {
                ["Input.Name"] = "Карантин",
                ["Input.First"] = "2026-12-22",
                ["Input.Last"] = "2026-12-27",
            }
        );
        (await (await administrator.GetAsync(announced.Headers.Location)).DocumentAsync()).Body!.TextContent.ShouldContain(
            "1 ждущее сообщение"
        );
        (await PageAsync(app, school, school.Parent)).QuerySelector(".queued")!.TextContent.Folded().ShouldContain("28 декабря, 7:00");

        var removal = $"{calendar}/change?what=break&which=2026-12-22";
        var effect = (await (await administrator.GetAsync(removal)).DocumentAsync()).Body!.TextContent.Folded();
        effect.ShouldContain("Убрать «Карантин»?");
        effect.ShouldContain("Будет перенесено: 1 ждущее сообщение. Новое время: завтра, 7:00.");
        await administrator.PostFormAsync(removal, []);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".queued")!.TextContent.Folded().ShouldContain("завтра, 7:00");
    }

    [Fact]
    [Requirement("RUL-1")]
    [Requirement("RUL-9")]
    public async Task An_exception_that_is_allowed_now_sends_at_once_what_waits_in_its_chat()
    {
        await using var app = await WebApp.StartAsync("2026-12-23T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        await WriteAsync(app, school, school.Parent, school.ParentsChat, atOpening: true);
        var moderator = await app.ClientAsync(school, school.ClassTeacher);

        await AllowAsync(moderator, school, from: "2026-12-23T18:00", until: "2026-12-23T20:00");

        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        (await EventuallyAsync(moderator, chat, Question)).ShouldContain(Question);
    }

    [Fact]
    [Requirement("RUL-9")]
    public async Task A_worker_who_does_not_moderate_finds_exceptions_in_the_chat_and_a_parent_does_not()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        await school.InScopeAsync(db =>
        {
            db.Add(ChatMember.Enter(school.ParentsChat, school.Teacher.Id, Role.Teacher, moderator: false, app.Clock.Now));
            return Task.CompletedTask;
        });
        var about = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/about";
        var (worker, parent) = (await app.ClientAsync(school, school.Teacher), await app.ClientAsync(school, school.Parent));

        (await worker.GetStringAsync(about, TestContext.Current.CancellationToken)).ShouldContain("exceptions/new");
        (await parent.GetStringAsync(about, TestContext.Current.CancellationToken)).ShouldNotContain("exceptions/new");
        (await AllowAsync(worker, school, from: "2026-03-11T18:00", until: "2026-03-11T20:00")).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    [Fact]
    [Requirement("RUL-9")]
    public async Task An_exception_for_a_whole_day_is_seen_beforehand_begins_by_itself_and_is_ended_early()
    {
        await using var app = await WebApp.StartAsync("2026-03-13T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var form = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/exceptions/new";

        await AllowAsync(moderator, school, from: "2026-03-14T09:30", until: null);
        var lifted = (await (await moderator.GetAsync(form)).DocumentAsync()).QuerySelector(".checklist")!;
        lifted.TextContent.Folded().ShouldContain("Начнётся: завтра, 0:00 – 15 марта, 0:00");
        var again = await AllowAsync(moderator, school, from: "2026-03-14T09:30", until: null);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.DocumentAsync()).Body!.TextContent.ShouldContain("уже снято другим исключением");

        app.Clock.Now = TestClock.At("2026-03-13T23:59:59+03:00").Now;
        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var end = lifted.QuerySelector("a")!.GetAttribute("href")!;
        (await (await moderator.GetAsync(end)).DocumentAsync()).Body!.TextContent.ShouldContain("Закончить исключение?");
        (await moderator.PostFormAsync(end, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WriteAsync(app, school, school.Parent, school.ParentsChat)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".banner").ShouldBeNull();

        var record = await (await app.ClientAsync(school, school.Director)).GetAsync($"/s/{school.Slug}/audit");
        var told = (await record.DocumentAsync()).Body!.TextContent.Folded();
        told.ShouldContain("Разрешено исключение из правила");
        told.ShouldContain("Исключение из правила окончено раньше срока");
    }

    [Theory]
    [InlineData("0001-01-01T00:00", null)]
    [InlineData("0001-01-01T00:00", "9999-12-31T23:59")]
    [InlineData("2026-03-14T09:30", "0001-01-01T00:00")]
    public async Task An_exception_from_one_of_the_calendar_s_ends_is_refused_at_its_field(string from, string? until)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);

        var refused = await AllowAsync(moderator, school, from, until);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_box_with_another_value_than_its_own_is_not_ticked()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        var form = $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/exceptions/new";

        var refused = await moderator.PostFormAsync(form, new() { ["Input.AllDay"] = "yes" });

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.DocumentAsync()).QuerySelector("input[type=checkbox][name='Input.AllDay']:checked").ShouldBeNull();
    }

    [Fact]
    public async Task An_exception_for_the_calendar_s_last_day_ends_with_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var moderator = await app.ClientAsync(school, school.ClassTeacher);

        (await AllowAsync(moderator, school, "9999-12-31T09:30", until: null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageAsync(app, school, school.Parent)).QuerySelector(".banner").ShouldBeNull();
    }

    private static Task<HttpResponseMessage> AllowAsync(
        HttpClient moderator,
        TestSchool school,
        string from,
        string? until,
        string rule = "PostingHours"
    )
    {
        var form = new Dictionary<string, string>
        {
            ["Input.Rule"] = rule,
            ["Input.From"] = from,
            ["Input.Reason"] = "Ждём автобус с экскурсии",
        };
        form[until is null ? "Input.AllDay" : "Input.Until"] = until ?? "true";
        return moderator.PostFormAsync($"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/exceptions/new", form);
    }

    private static async Task<string> EventuallyAsync(HttpClient client, string address, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var seen = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
            if (seen.Contains(text, StringComparison.Ordinal) || patience.IsCancellationRequested)
                return seen;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<AngleSharp.Dom.IDocument> PageAsync(WebApp app, TestSchool school, Person person)
    {
        var client = await app.ClientAsync(school, person);
        return await (await client.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}")).DocumentAsync();
    }

    private static async Task<HttpResponseMessage> WriteAsync(
        WebApp app,
        TestSchool school,
        Person person,
        Chat chat,
        string text = Question,
        bool atOpening = false
    )
    {
        var client = await app.ClientAsync(school, person);
        var form = new Dictionary<string, string> { ["Input.Text"] = text };
        if (atOpening)
            form["Input.AtOpening"] = "true";
        return await client.PostFormAsync($"/s/{school.Slug}/chats/{chat.Id.Value}", form);
    }
}
