using System.Net;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Playwright;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;
using SchoolComms.Web.Tests.Moderation;
using SchoolComms.Web.Tests.People;

namespace SchoolComms.Web.Tests.Statistics;

public sealed class StatisticsTests
{
    [Fact]
    [Requirement("CTL-1")]
    public async Task The_director_sees_who_of_each_role_and_class_has_joined()
    {
        var school = await SchoolAsync();
        await school.AddParentAsync();

        var page = await ReadAsync(school, school.Director);

        Figure(page, "Вошли ученики").ShouldBe("1 из 2, это 50 %");
        Figure(page, "Вошли родители").ShouldBe("2 из 2, это 100 %");
        Row(page, "Кто вошёл: классы", "5А").ShouldBe(["1 из 2", "2 из 2", "1 из 1"]);
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Messages_count_on_the_school_s_own_day_and_days_of_silence_stand_there_too()
    {
        var school = await SchoolAsync();
        foreach (var at in (string[])["2026-03-04T23:59:59+03:00", "2026-03-05T00:00:00+03:00", "2026-03-11T09:00:00+03:00"])
            await school.AddMessageAsync(school.ParentsChat, school.Parent, "Когда собрание?", DateTimeOffset.Parse(at));
        await school.AddMessageAsync(
            school.StudentsChat,
            school.Student,
            "Что задали?",
            DateTimeOffset.Parse("2026-03-11T09:30:00+03:00"),
            Audience.Student
        );

        var week = await ReadAsync(school, school.Director);
        var month = await ReadAsync(school, school.Director, "?period=month");

        Days(week).ShouldBe(["5 марта 1", "6 марта 0", "7 марта 0", "8 марта 0", "9 марта 0", "10 марта 0", "11 марта 2"]);
        Days(month).Count().ShouldBe(30);
        Days(month).ShouldContain("4 марта 1");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Links_are_counted_by_their_state()
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync();
        await school.IssueAsync(Role.Student);
        var (spent, shared, annulled) = (await school.IssueAsync(uses: 1), await school.IssueAsync(uses: 2), await school.IssueAsync());
        foreach (var link in (IssuedInvite[])[spent, shared])
            (await (await app.OpenAsync(link)).PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var annulling = new Dictionary<string, string> { ["Input.Ids"] = $"{annulled.Id.Value}", ["Input.Reason"] = "Ушла не туда" };
        await (await app.ClientAsync(school, school.Administrator)).PostFormAsync($"/s/{school.Slug}/invites/annul", annulling);

        var page = await ReadAsync(school, school.Administrator);

        Row(page, "Ссылки-приглашения", "Не востребована").ShouldBe(["1", "1"]);
        Row(page, "Ссылки-приглашения", "Используется").ShouldBe(["1", "1"]);
        Row(page, "Ссылки-приглашения", "Использована").ShouldBe(["1", "1"]);
        Row(page, "Ссылки-приглашения", "Аннулирована").ShouldBe(["1", "1"]);
        Row(page, "Ссылки-приглашения", "Истекла").ShouldBe(["0", "0"]);
        Figure(page, "Вошли родители").ShouldBe("3 из 3, это 100 %");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Links_issued_earlier_count_for_ever_and_expire_by_themselves()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        await school.IssueAsync();

        app.Clock.Advance(TimeSpan.FromDays(7));
        var page = await ReadAsync(school, school.Director, app: app);

        Row(page, "Ссылки-приглашения", "Не востребована").ShouldBe(["0", "0"]);
        Row(page, "Ссылки-приглашения", "Истекла").ShouldBe(["0", "1"]);
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Blocks_are_counted_while_they_last_and_once_they_have_ended()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await Sanctioned.ViolatedAsync(app);
        Stat(await ReadAsync(school, school.Director, app: app), "Блокировки сейчас").ShouldBe(("0", "закончились за это время: 0"));

        var moderator = await app.ClientAsync(school, school.ClassTeacher);
        (await moderator.PostFormAsync(school.Member(), new() { ["Input.Term"] = "Week" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Stat(await ReadAsync(school, school.Director, app: app), "Блокировки сейчас").ShouldBe(("1", "закончились за это время: 0"));

        app.Clock.Advance(TimeSpan.FromDays(7));
        Stat(await ReadAsync(school, school.Director, app: app), "Блокировки сейчас").ShouldBe(("0", "закончились за это время: 1"));
        app.Clock.Advance(TimeSpan.FromDays(8));
        Stat(await ReadAsync(school, school.Director, app: app), "Блокировки сейчас").ShouldBe(("0", "закончились за это время: 0"));
        Stat(await ReadAsync(school, school.Director, "?period=month", app), "Блокировки сейчас")
            .ShouldBe(("0", "закончились за это время: 1"));
    }

    [Fact]
    [Requirement("CTL-1")]
    [Requirement("MOD-2")]
    public async Task Violations_are_counted_by_rule_and_removals_by_how_long_they_took()
    {
        var school = await SchoolAsync("group-chats");
        foreach (var minutes in (int[])[2, 12, 90])
            await RemoveAsync(school, Rule.NegativeOrExcessive, minutes);
        await RemoveAsync(school, Rule.BusinessEthics, 24 * 60);

        var page = await ReadAsync(school, school.Director);

        Row(page, "Нарушения по правилам", "Негативное или лишнее").ShouldBe(["3"]);
        Row(page, "Нарушения по правилам", "Деловая этика").ShouldBe(["1"]);
        Figure(page, "Нарушения").ShouldBe("половину удалили не дольше чем за 51 минуту");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task The_share_that_has_confirmed_the_Rules_stands_where_the_regulation_asks_for_it()
    {
        var asking = await SchoolAsync("group-chats");
        var silent = await SchoolAsync("model");

        Figure(await ReadAsync(asking, asking.Director), "Подтвердили Правила").ShouldBe("7 из 7 вошедших");
        (await ReadAsync(silent, silent.Director)).Body!.TextContent.ShouldNotContain("Подтвердили Правила");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Who_was_there_and_which_announcements_were_read_is_counted()
    {
        var school = await SchoolAsync("group-chats");
        var sent = DateTimeOffset.Parse("2026-03-10T10:00:00+03:00");
        var channel = Chat.Create(school.School.Id, ChatKind.SchoolChannel, "Общешкольный канал", null, school.Administrator.Id, sent);
        await school.InScopeAsync(db =>
        {
            db.AddRange(
                channel,
                ChatMember.Enter(channel, school.Administrator.Id, Role.Teacher, moderator: true, sent),
                ChatMember.Enter(channel, school.Parent.Id, Role.Parent, moderator: false, sent),
                ChatMember.Enter(channel, school.Student.Id, Role.Student, moderator: false, sent),
                ChatMember.Enter(channel, school.Staff.Id, Role.Staff, moderator: false, sent.AddHours(1))
            );
            return Task.CompletedTask;
        });
        await school.AddMessageAsync(channel, school.Administrator, "Субботник в апреле", sent);
        var parent = await (await WebApp.UsualAsync()).ClientAsync(school, school.Parent);
        await parent.GetAsync($"/s/{school.Slug}/chats/{channel.Id.Value}");

        var page = await ReadAsync(school, school.Director);

        Figure(page, "Были на портале").ShouldBe("2 из 7 вошедших за выбранное время");
        Figure(page, "Объявления прочитали").ShouldBe("1 объявление, не прочитано 1 из 2");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task Statuses_are_counted_where_the_regulation_verifies_them()
    {
        var school = await SchoolAsync("group-chats");
        await school.ClaimAsync(school.Teacher, Role.Teacher);

        var page = await ReadAsync(school, school.Director);

        page.QuerySelectorAll(".stat")
            .Single(stat => stat.TextContent.Contains("Ждут подтверждения статуса"))
            .TextContent.Folded()
            .ShouldEndWith("1 за выбранное время подтверждено 0, отказано 0");
        var silent = await SchoolAsync("posting-hours");
        (await ReadAsync(silent, silent.Director)).Body!.TextContent.ShouldNotContain("Ждут подтверждения статуса");
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task The_figures_are_taken_along_as_a_workbook_of_numbers()
    {
        var school = await SchoolAsync();
        await school.AddMessageAsync(
            school.ParentsChat,
            school.Parent,
            "Когда собрание?",
            DateTimeOffset.Parse("2026-03-11T09:00:00+03:00")
        );
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var answer = await client.GetAsync($"/s/{school.Slug}/statistics?period=week&format=xlsx");

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{school.Slug}-статистика.xlsx");
        using var document = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(Cells).ToList();
        rows.ShouldContain("Вошли; Родители; 1; 1");
        rows.ShouldContain("Сообщения; 11.03.2026; 1; ");
        document
            .WorkbookPart.WorksheetParts.Single()
            .Worksheet!.Descendants<Cell>()
            .ShouldContain(cell => cell.DataType! == CellValues.Number);

        static string Cells(Row row) => string.Join("; ", row.Elements<Cell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Another_school_s_messages_do_not_count()
    {
        var (own, other) = (await SchoolAsync(), await SchoolAsync());
        await other.AddMessageAsync(other.ParentsChat, other.Parent, "Когда собрание?", DateTimeOffset.Parse(WebApp.UsualNow).AddHours(-1));

        (await ReadAsync(own, own.Director)).Body!.TextContent.ShouldContain("За это время никто не писал.");
    }

    [Fact]
    public async Task A_parent_and_a_teacher_are_refused_with_the_clause()
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync("group-chats");

        foreach (var person in (Person[])[school.Parent, school.Teacher])
        {
            var client = await app.ClientAsync(school, person);
            var answer = await client.GetAsync($"/s/{school.Slug}/statistics");

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.1");
        }
    }

    [Fact]
    [Requirement("CTL-1")]
    public async Task The_page_is_accessible_and_draws_its_chart_from_the_table()
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync();
        await school.AddMessageAsync(
            school.ParentsChat,
            school.Parent,
            "Когда собрание?",
            DateTimeOffset.Parse(WebApp.UsualNow).AddHours(-1)
        );
        var page = await app.PageAsync(school, school.Director);

        await page.GotoAsync($"/s/{school.Slug}/statistics");
        await page.WaitForSelectorAsync("figure.is-drawn");

        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByText("Те же числа таблицей").ClickAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "11 марта 1" }).IsVisibleAsync()).ShouldBeTrue();
    }

    private static async Task<TestSchool> SchoolAsync(string preset = "posting-hours") =>
        await TestSchool.CreateAsync((await WebApp.UsualAsync()).Services, preset);

    // Sent on Tuesday morning, removed so many minutes later, as a violation.
    private static async Task RemoveAsync(TestSchool school, Rule rule, int minutes)
    {
        var sent = DateTimeOffset.Parse("2026-03-10T10:00:00+03:00");
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var judge = new Judge(moderator.Person, Capacity.Moderator);
        await school.InScopeAsync(db =>
        {
            var message = Message.Post(school.ParentsChat, school.Parent.Id, Audience.Parent, "Опять всё плохо", sent);
            var author = new Offender(school.Parent.Id, Audience.Parent, GovernsSchool: false);
            message.Remove(judge, rule, moderator.Edition, sent.AddMinutes(minutes)).IsRefused.ShouldBeFalse();
            var violation = Violation.Record(message, author, rule, moderator.Edition, moderator.Edition, judge, sent.AddMinutes(minutes));
            db.AddRange(message, violation.Value);
            return Task.CompletedTask;
        });
    }

    private static async Task<IDocument> ReadAsync(TestSchool school, Person person, string query = "", WebApp? app = null)
    {
        var client = await (app ?? await WebApp.UsualAsync()).ClientAsync(school, person);
        var answer = await client.GetAsync($"/s/{school.Slug}/statistics{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.DocumentAsync();
    }

    private static string Figure(IDocument page, string label)
    {
        var (value, note) = Stat(page, label);
        return note.StartsWith("из", StringComparison.Ordinal) ? $"{value} {note}" : note;
    }

    private static (string Value, string Note) Stat(IDocument page, string label)
    {
        var stat = page.QuerySelectorAll(".stat").Single(stat => stat.TextContent.Folded().StartsWith(label, StringComparison.Ordinal));
        return (stat.QuerySelector(".stat-value")!.TextContent.Folded(), stat.QuerySelector(".stat-note")!.TextContent.Folded());
    }

    private static IEnumerable<string> Row(IDocument page, string caption, string head) =>
        page.QuerySelectorAll("table")
            .Single(table => table.QuerySelector("caption")?.TextContent.Folded() == caption)
            .QuerySelectorAll("tbody tr")
            .Single(row => row.QuerySelector("th")!.TextContent.Folded().StartsWith(head, StringComparison.Ordinal))
            .QuerySelectorAll("td")
            .Select(cell => cell.TextContent.Folded());

    private static IEnumerable<string> Days(IDocument page) =>
        page.QuerySelectorAll("figure tbody tr").Select(row => string.Join(" ", row.Children.Select(cell => cell.TextContent.Folded())));
}
