using System.Net;
using AngleSharp.Dom;
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
        row.ShouldContain(school.Administrator.Name.Short);
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
