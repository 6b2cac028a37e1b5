using System.Net;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-03-11T06:59:59+03:00", false)]
    [InlineData("2026-03-11T07:00:00+03:00", true)]
    [InlineData("2026-03-11T16:59:59+03:00", true)]
    [InlineData("2026-03-11T17:00:00+03:00", false)]
    [InlineData("2026-02-23T10:00:00+03:00", false)]
    [InlineData("2026-03-09T10:00:00+03:00", false)]
    [InlineData("2026-03-10T10:00:00+03:00", true)]
    [Requirement("RUL-1")]
    public async Task Families_write_within_the_hours_of_the_states_working_days(string now, bool accepted)
    {
        await using var app = await WebApp.StartAsync(now);
        var school = await TestSchool.CreateAsync(app.Services);

        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(accepted ? HttpStatusCode.Redirect : HttpStatusCode.Conflict);
        (await WriteAsync(app, school, school.ClassTeacher)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Asia/Kamchatka", "+12:00")]
    [InlineData("Europe/Kaliningrad", "+02:00")]
    [Requirement("RUL-1")]
    public async Task A_school_opens_and_closes_by_its_own_clock(string zone, string offset)
    {
        await using var app = await WebApp.StartAsync($"2026-03-11T06:59:59{offset}");
        var school = await TestSchool.CreateAsync(app.Services, zone: zone);

        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("RUL-1")]
    public async Task A_Saturday_that_the_administrator_adds_is_worked_until_it_is_taken_out_again()
    {
        await using var app = await WebApp.StartAsync("2026-03-14T10:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var added = await administrator.PostFormAsync(Calendar(school, "/days/new"), new() { ["Input.Day"] = "2026-03-14" });
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await administrator.PostFormAsync(Calendar(school, "/change?what=day&which=2026-03-14"), []);
        (await WriteAsync(app, school, school.Parent)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("RUL-1")]
    public async Task Everybody_reads_the_calendar_in_words_and_the_administrator_alone_changes_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (administrator, parent) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Parent));
        var form = new Dictionary<string, string>
        {
            ["Input.Name"] = "Весенние каникулы",
            ["Input.First"] = "2026-03-23",
            ["Input.Last"] = "2026-03-29",
        };

        (await parent.GetAsync(Calendar(school, "/breaks/new"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await parent.PostFormAsync(Calendar(school), Calendar(school, "/breaks/new"), new(form))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await administrator.PostFormAsync(Calendar(school, "/breaks/new"), new(form))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await (await parent.GetAsync(Calendar(school))).DocumentAsync();
        page.QuerySelectorAll(".calendar-month").Length.ShouldBe(12);
        WordOf(page, "23, ").ShouldBe("Весенние каникулы");
        var said = page.Body!.TextContent.Folded();
        said.ShouldContain("Сегодня рабочий день. Сейчас писать можно: до 17:00.");
        said.ShouldContain("п. 6");
        said.ShouldContain("п. 8");
        said.ShouldContain("Весенние каникулы с 23 марта 2026 по 29 марта 2026");
        page.QuerySelector("a[href*='calendar/change']").ShouldBeNull();

        var record = (await (await administrator.GetAsync($"/s/{school.Slug}/audit")).DocumentAsync()).Body!.TextContent.Folded();
        record.ShouldContain("Изменён рабочий календарь: добавлен перерыв, «Весенние каникулы», с 23 марта 2026, по 29 марта 2026.");
        record.ShouldContain("п. 6");
    }

    [Theory]
    [InlineData("/breaks/new", "Input.Last", "Input.Name=Карантин&Input.First=2026-03-23&Input.Last=2026-03-22")]
    [InlineData("/breaks/new", "Input.Name", "Input.Name=&Input.First=2026-03-23&Input.Last=2026-03-24")]
    [InlineData("/breaks/new", "Input.First", "Input.Name=Карантин&Input.First=1999-03-23&Input.Last=2026-03-24")]
    [InlineData("/breaks/new", "Input.First", "Input.Name=Второй&Input.First=2026-04-06&Input.Last=2026-04-07")]
    [InlineData("/days/new", "Input.Day", "Input.Day=2026-06-12")]
    [InlineData("/days/new", "Input.Day", "Input.Day=2026-03-11")]
    [InlineData("/days/new", "Input.Day", "Input.Day=когда-нибудь")]
    [InlineData("/years/new", "Input.Year", "Input.Year=2026")]
    [InlineData("/years/new", "Input.Year", "Input.Year=2101")]
    [InlineData("/years/new", "Input.DaysOff", "Input.Year=2027&Input.DaysOff=31.13")]
    [InlineData("/years/new", "Input.WorkingDays", "Input.Year=2027&Input.WorkingDays=23.02")]
    [InlineData("/years/new", "Input.ShortenedDays", "Input.Year=2027&Input.ShortenedDays=20.02")]
    public async Task What_cannot_be_in_a_calendar_is_refused_at_its_field(string page, string field, string typed)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        await administrator.PostFormAsync(
            Calendar(school, "/breaks/new"),
            new()
            {
                ["Input.Name"] = "Первый",
                ["Input.First"] = "2026-04-01",
                ["Input.Last"] = "2026-04-06",
            }
        );
        var form = typed.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var refused = await administrator.PostFormAsync(Calendar(school, page), form);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var shown = await refused.DocumentAsync();
        shown.QuerySelector($"#{field.Replace('.', '_')}-error")!.TextContent.ShouldNotBeEmpty();
        shown.QuerySelector($"[name='{field}']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Theory]
    [InlineData("2026-09-30T10:00:00+03:00", false)]
    [InlineData("2026-10-01T10:00:00+03:00", true)]
    [Requirement("RUL-1")]
    public async Task A_year_that_is_not_published_is_asked_of_the_administrator_from_October_on(string now, bool asked)
    {
        await using var app = await WebApp.StartAsync(now);
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        const string Notice = "В календаре нет 2027 года";

        (await TextAsync(administrator, $"/s/{school.Slug}")).Contains(Notice, StringComparison.Ordinal).ShouldBe(asked);
        (await TextAsync(administrator, Calendar(school))).Contains(Notice, StringComparison.Ordinal).ShouldBe(asked);
        (await TextAsync(await app.ClientAsync(school, school.Parent), Calendar(school))).ShouldNotContain(Notice);

        var form = new Dictionary<string, string> { ["Input.Year"] = "2027", ["Input.DaysOff"] = "22.02, 31.12" };
        (await administrator.PostFormAsync(Calendar(school, "/years/new?year=2027"), form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(administrator, $"/s/{school.Slug}")).ShouldNotContain(Notice);
        var year = await (await administrator.GetAsync(Calendar(school, "?year=2027"))).DocumentAsync();
        WordOf(year, "31, ", month: 12).ShouldBe("Выходной");
    }

    private static string Calendar(TestSchool school, string rest = "") => $"/s/{school.Slug}/regulation/calendar{rest}";

    private static string WordOf(AngleSharp.Dom.IDocument page, string day, int month = 3) =>
        page.QuerySelectorAll(".calendar-month")[month - 1]
            .QuerySelectorAll(".day-mark")
            .Single(mark => mark.TextContent.StartsWith(day, StringComparison.Ordinal))
            .GetAttribute("title")!;

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        (await (await client.GetAsync(address)).DocumentAsync()).Body!.TextContent.Folded();

    private static async Task<HttpResponseMessage> WriteAsync(WebApp app, TestSchool school, Person person)
    {
        var client = await app.ClientAsync(school, person);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        return await client.PostFormAsync(chat, new() { ["Input.Text"] = "Во сколько завтра выезд автобуса?" });
    }
}
