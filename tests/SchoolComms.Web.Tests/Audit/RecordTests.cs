using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Audit;

public sealed class RecordTests
{
    [Fact]
    [Requirement("CTL-5")]
    public async Task An_act_stands_there_with_who_what_and_the_clause_of_its_edition()
    {
        var school = await SchoolAsync();
        await IssueAsync(school, Role.Parent);

        var page = await ReadAsync(school, school.Director);

        var row = page.QuerySelectorAll("tbody tr").Single().TextContent.Folded();
        row.ShouldContain("Выпущена ссылка-приглашение: родитель, 5А, на 10 человек");
        row.ShouldContain($"{school.Administrator.Name.Short} Администратор");
        row.ShouldContain("п. 2.6");
        row.ShouldContain("ред. от 11.02.2026");
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task Entries_are_found_by_kind_person_and_time()
    {
        var school = await SchoolAsync();
        await IssueAsync(school, Role.Parent);
        await AppendAsync(school, 1, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow).AddDays(-8));

        (await CountAsync(school, "")).ShouldBe(2);
        (await CountAsync(school, "?kind=InviteIssued")).ShouldBe(1);
        (await CountAsync(school, "?kind=Blocked")).ShouldBe(0);
        (await CountAsync(school, "?period=week")).ShouldBe(1);
        (await CountAsync(school, "?period=month")).ShouldBe(2);
        (await CountAsync(school, $"?person={school.Administrator.Name.Last} {school.Administrator.Name.First}")).ShouldBe(1);
        (await CountAsync(school, "?person=Никогошенько")).ShouldBe(0);
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task What_is_done_over_the_web_tells_in_which_office_and_from_which_address()
    {
        var school = await SchoolAsync();
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        (await client.GetAsync($"/s/{school.Slug}/people?format=csv")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var row = (await ReadAsync(school, school.Director)).QuerySelectorAll("tbody tr").Single();
        row.QuerySelector("td[data-label='Кто']")!.TextContent.Folded().ShouldBe($"{school.Director.Name.Short} Директор");
        row.QuerySelector("td[data-label='Когда']")!.TextContent.Folded().ShouldBe("сегодня, 10:00 с адреса 127.0.0.1");
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task Entries_are_found_by_days_clause_and_whom_they_tell_of()
    {
        var school = await SchoolAsync();
        await IssueAsync(school, Role.Parent);
        await TellAsync(school, "2026-03-02T00:00+03:00", new { Member = school.Parent.Id.Value });
        await TellAsync(school, "2026-03-01T23:59+03:00", new { Author = school.Student.Name.Full });
        await TellAsync(school, "2026-03-03T12:00+03:00", new { Applicant = "Никогошенько Яна" });

        (await CountAsync(school, "?from=2026-03-02&until=2026-03-02")).ShouldBe(1);
        (await CountAsync(school, "?from=2026-03-01&until=2026-03-02")).ShouldBe(2);
        (await CountAsync(school, "?until=2026-03-01")).ShouldBe(1);
        (await CountAsync(school, "?from=2026-03-04")).ShouldBe(1);
        (await CountAsync(school, "?clause=2.6")).ShouldBe(1);
        (await CountAsync(school, "?clause=п. 2.6")).ShouldBe(1);
        (await CountAsync(school, "?clause=2")).ShouldBe(0);
        (await CountAsync(school, $"?about={NameOf(school.Parent)}")).ShouldBe(1);
        (await CountAsync(school, $"?about={NameOf(school.Student)}")).ShouldBe(1);
        (await CountAsync(school, "?about=Никогош")).ShouldBe(1);
        (await CountAsync(school, $"?about={NameOf(school.Teacher)}")).ShouldBe(0);
        (await CountAsync(school, "?from=вчера&until=0001-01-01&clause=%25")).ShouldBe(0);
        (await CountAsync(school, "?from=вчера&until=9999-12-31")).ShouldBe(4);
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task The_director_takes_out_what_the_filter_shows_with_a_proof_and_that_is_an_entry()
    {
        var school = await SchoolAsync();
        await AppendAsync(school, 2, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        await IssueAsync(school, Role.Parent);
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var answer = await client.GetAsync($"/s/{school.Slug}/audit/export?form=proof&kind=SchoolEdited");

        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{school.Slug}-журнал.jsonl");
        var check = RecordProof.Check((await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        check.Holds.ShouldBeTrue();
        check.Entries.ShouldBe(2);
        check.Header!.Record.ShouldBe(school.Slug);
        check.Header.HeadNumber.ShouldBe(3);
        (await ReadAsync(school, school.Director, "?kind=RecordExported"))
            .QuerySelector("tbody tr")!
            .TextContent.Folded()
            .ShouldContain("Журнал выгружен: файл с доказательством, 2 записи.");
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task The_record_as_a_table_says_what_the_page_says_and_ends_with_the_anchor()
    {
        var school = await SchoolAsync();
        await TellAsync(school, WebApp.UsualNow, new { Reason = "=1+1; \"так\"" });
        await IssueAsync(school, Role.Parent);
        var anchor = await AnchorAsync(school, 2);
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var csv = await client.GetStringAsync($"/s/{school.Slug}/audit/export");

        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[1].ShouldContain("причина: =1+1; \"\"так\"\"");
        lines[2]
            .ShouldContain($";{school.Administrator.Name.Full};Администратор;;Выпущена ссылка-приглашение: родитель, 5А, на 10 человек");
        lines[2].ShouldContain(";п. 2.6;11.02.2026;");
        lines[3].ShouldBe($"Отпечаток журнала:;{anchor}");
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task A_seal_from_paper_is_checked_and_what_cannot_be_read_is_said_at_its_field()
    {
        var school = await SchoolAsync();
        await AppendAsync(school, 3, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        var anchor = await AnchorAsync(school, 2);
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var right = await VerifyAsync("2", anchor.Seal.ToUpperInvariant());
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await right.DocumentAsync()).QuerySelector("[role=status]")!.TextContent.ShouldContain("Отпечаток подходит к записи № 2");

        (await (await VerifyAsync("3", anchor.Seal)).DocumentAsync()).Alert().ShouldContain("Отпечаток не подходит к записи № 3");
        (await (await VerifyAsync("4", anchor.Seal)).DocumentAsync()).Alert().ShouldContain("Записи № 4 в журнале нет");

        var malformed = await VerifyAsync("2", "abc");
        malformed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await malformed.DocumentAsync();
        page.QuerySelector("#Seal-error")!.TextContent.ShouldContain("Сейчас знаков 3");
        page.ValueOf("Seal").ShouldBe("abc");
        page.ValueOf("Number").ShouldBe("2");

        var unnumbered = await VerifyAsync("вторая", anchor.Seal);
        unnumbered.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unnumbered.DocumentAsync()).QuerySelector("#Number-error").ShouldNotBeNull();

        Task<HttpResponseMessage> VerifyAsync(string number, string seal) =>
            client.GetAsync($"/s/{school.Slug}/audit/verify?Number={number}&Seal={seal}");
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("regulation/sheet")]
    [InlineData("regulation/sheet?format=csv")]
    [InlineData("consents?format=csv")]
    [Requirement("CTL-5")]
    public async Task The_newest_anchor_stands_at_the_foot_of_what_is_printed_and_taken_out(string report)
    {
        var school = await SchoolAsync();
        await AppendAsync(school, 1, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var text = await client.GetStringAsync($"/s/{school.Slug}/{report}");

        // A file that was taken out is an entry itself, and the newest one.
        text.ShouldContain((await AnchorAsync(school, report.Contains("csv") ? 2 : 1)).ToString());
    }

    [Theory]
    [InlineData("posting-hours", "consents?format=csv", "Реестр согласий скачан: 6 человек", "п. ")]
    [InlineData("group-chats", "regulation/sheet?workers=true&format=csv", "Лист ознакомления скачан: 5 человек", "п. ")]
    [InlineData(
        "group-chats",
        "invites/families?class=CLASS&role=Parent&format=xlsx",
        "Личные ссылки скачаны: XLSX, родитель, 5А",
        "п. 2.6"
    )]
    [InlineData("group-chats", "statistics?format=xlsx", "Статистика скачана: с 5 марта 2026, по 11 марта 2026", "п. 2.1")]
    [Requirement("CTL-5")]
    public async Task Each_file_that_leaves_the_portal_is_an_entry_with_its_clause(string preset, string file, string told, string clause)
    {
        var school = await TestSchool.CreateAsync((await WebApp.UsualAsync()).Services, preset);
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Administrator);

        var answer = await client.GetAsync($"/s/{school.Slug}/{file.Replace("CLASS", school.Class.Id.Value.ToString())}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var row = (await ReadAsync(school, school.Director)).QuerySelectorAll("tbody tr").Single().TextContent.Folded();
        row.ShouldContain(told);
        row.ShouldContain(clause);
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task The_anchor_is_sent_out_by_mail_and_that_is_an_entry()
    {
        await using var mail = SmtpServer.Start();
        await using var app = await WebApp.StartAsync(
            WebApp.UsualNow,
            new()
            {
                ["SchoolComms:Mail:Host"] = "127.0.0.1",
                ["SchoolComms:Mail:Port"] = mail.Port.ToString(),
                ["SchoolComms:Mail:Tls"] = "false",
                ["SchoolComms:Mail:From"] = "portal@school.example",
                ["SchoolComms:Address"] = "https://portal.example/",
            }
        );
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await AppendAsync(school, 1, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        var client = await app.ClientAsync(school, school.Director);
        var verify = $"/s/{school.Slug}/audit/verify";

        mail.Answer("nobody@elsewhere.example", "550");
        var refused = await client.PostFormAsync(verify, new() { ["Input.Email"] = "nobody@elsewhere.example" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.DocumentAsync()).Alert().ShouldContain("Проверьте адрес");
        (await client.PostFormAsync(verify, new() { ["Input.Email"] = "nobody" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var sent = await client.PostFormAsync(verify, new() { ["Input.Email"] = "founder@city.example" });

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var letter = mail.Letters.ShouldHaveSingleItem();
        letter.To.ShouldBe("founder@city.example");
        letter.Text.ShouldContain((await AnchorAsync(school, 1)).ToString());
        letter.Text.ShouldContain($"https://portal.example/s/{school.Slug}/audit/verify");
        var page = await (await client.GetAsync($"/s/{school.Slug}/audit")).DocumentAsync();
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.QuerySelector("tbody tr")!
            .TextContent.Folded()
            .ShouldContain("Отпечаток журнала отправлен по почте: на адрес founder@city.example, по запись № 1.");
    }

    [Fact]
    public async Task Without_a_mail_server_the_anchor_is_not_sent_and_the_page_says_what_to_do()
    {
        var school = await SchoolAsync();
        await AppendAsync(school, 1, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);
        var verify = $"/s/{school.Slug}/audit/verify";

        (await (await client.GetAsync(verify)).DocumentAsync()).Body!.TextContent.ShouldContain("Почта на портале не настроена");
        var answer = await client.PostFormAsync(
            $"/s/{school.Slug}/invites/new",
            verify,
            new() { ["Input.Email"] = "founder@city.example" }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().ShouldContain("Почта на портале не настроена");
    }

    [Fact]
    public async Task A_long_record_is_read_page_by_page_without_a_gap()
    {
        var school = await SchoolAsync();
        await AppendAsync(school, ReadRecord.PageSize + 2, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, school.Director);

        var first = await (await client.GetAsync($"/s/{school.Slug}/audit?kind=SchoolEdited")).DocumentAsync();
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await (await client.GetAsync(next)).DocumentAsync();

        Numbers(first).ShouldBe(Enumerable.Range(3, ReadRecord.PageSize).Reverse());
        Numbers(second).ShouldBe([2, 1]);
        second.QuerySelector("a[rel=next]").ShouldBeNull();
    }

    [Fact]
    [Requirement("CTL-5")]
    public async Task The_director_checks_that_nothing_was_changed()
    {
        var school = await SchoolAsync();
        await AppendAsync(school, 3, AuditKind.SchoolEdited, DateTimeOffset.Parse(WebApp.UsualNow));

        var page = await ReadAsync(school, school.Director, "/verify");

        page.QuerySelector("[role=status]")!.TextContent.Folded().ShouldContain("Журнал цел: 3 записи");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/verify")]
    [InlineData("/export")]
    [InlineData("/export?form=proof")]
    public async Task A_class_teacher_and_a_parent_are_refused_with_the_clause(string page)
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync();

        foreach (var person in (Person[])[school.ClassTeacher, school.Parent])
        {
            var client = await app.ClientAsync(school, person);
            var answer = await client.GetAsync($"/s/{school.Slug}/audit{page}");

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.2");
        }
    }

    private static async Task<TestSchool> SchoolAsync() =>
        await TestSchool.CreateAsync((await WebApp.UsualAsync()).Services, "group-chats");

    private static async Task IssueAsync(TestSchool school, Role role)
    {
        var actor = await school.ActorAsync(school.Administrator);
        var issued = await school.RunAsync<IssueInvite, Result<IssuedInvite>>(issue =>
            issue.RunAsync(actor, new NewInvite(role, school.Class.Id, null, 10, 7), default)
        );
        issued.IsRefused.ShouldBeFalse();
    }

    private static Task AppendAsync(TestSchool school, int count, AuditKind kind, DateTimeOffset at) =>
        school.InScopeAsync(async db =>
        {
            for (var i = 0; i < count; i++)
                await db.SaveAndRecordAsync(school.Director.Id, kind, new { Reason = "переезд" }, null, at, default);
        });

    private static Task TellAsync(TestSchool school, string at, object details) =>
        school.InScopeAsync(db =>
            db.SaveAndRecordAsync(school.Director.Id, AuditKind.Reminded, details, null, DateTimeOffset.Parse(at), default)
        );

    private static string NameOf(Person person) => $"{person.Name.Last} {person.Name.First}";

    private static async Task<RecordAnchor> AnchorAsync(TestSchool school, long number)
    {
        byte[] hash = [];
        await school.InScopeAsync(async db => hash = await db.AuditEntries.Where(e => e.Seq == number).Select(e => e.Hash).SingleAsync());
        return RecordAnchor.Of(school.School.Id, number, hash);
    }

    private static async Task<IDocument> ReadAsync(TestSchool school, Person person, string query = "")
    {
        var client = await (await WebApp.UsualAsync()).ClientAsync(school, person);
        var answer = await client.GetAsync($"/s/{school.Slug}/audit{query}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.DocumentAsync();
    }

    private static async Task<int> CountAsync(TestSchool school, string query) =>
        (await ReadAsync(school, school.Director, query)).QuerySelectorAll("tbody tr").Length;

    private static IEnumerable<int> Numbers(IDocument page) =>
        page.QuerySelectorAll("tbody td[data-label='№']").Select(cell => int.Parse(cell.TextContent));
}
