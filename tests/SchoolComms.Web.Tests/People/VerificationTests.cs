using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.People;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.People;

/// <summary>The status of a teacher (S4: also of staff) is claimed by a common link and confirmed by the administrator.</summary>
public sealed class VerificationTests
{
    [Fact]
    [Requirement("PPL-5")]
    public async Task Who_joins_by_a_common_link_waits_for_what_the_regulation_says_and_gets_it_when_confirmed()
    {
        var (app, school) = await SchoolAsync("college");
        var teacher = await JoinAsync(app, school, Role.Teacher);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var queue = $"/s/{school.Slug}/people/verification";

        var refused = await teacher.GetAsync($"/s/{school.Slug}/chats/new");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.7");
        var day = await (await teacher.GetAsync($"/s/{school.Slug}")).DocumentAsync();
        day.QuerySelector(".verdict.is-held")!.TextContent.Folded().ShouldContain("ждёт подтверждения");
        day.QuerySelector(".verdict.is-held")!.TextContent.Folded().ShouldContain("п. 2.7");

        var waiting = await (await administrator.GetAsync($"/s/{school.Slug}")).DocumentAsync();
        waiting.QuerySelector("#waiting ~ ul")!.TextContent.Folded().ShouldContain("1 статус не подтверждён");
        waiting.QuerySelector($"a[href='/s/{school.Slug}/people/requests'] .badge-count")!.TextContent.ShouldContain("1");
        waiting.QuerySelector(".nav-more .badge-count").ShouldNotBeNull();
        var list = await (await administrator.GetAsync(queue)).DocumentAsync();
        list.QuerySelector("tbody")!.TextContent.Folded().ShouldContain("Преподаватель");
        var id = list.QuerySelector("input[name='Input.Ids']")!.GetAttribute("value")!;
        (await administrator.PostFormAsync(queue, new() { ["Input.Ids"] = id, ["Input.Document"] = "Приказ № 12-к" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await teacher.GetAsync($"/s/{school.Slug}/chats/new")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var claim = await db.RoleVerifications.SingleAsync();
            (claim.State, claim.DecidedBy, claim.Reason).ShouldBe((VerificationState.Confirmed, school.Administrator.Id, "Приказ № 12-к"));
            var entry = await db.AuditEntries.SingleAsync(one => one.Kind == AuditKind.StatusConfirmed);
            entry.Payload.ShouldContain("2.7");
        });
    }

    [Theory]
    [Requirement("PPL-5")]
    [InlineData("group-chats", "п. 2.1")]
    [InlineData("model", "п. 2.1")]
    public async Task Where_nothing_waits_the_status_is_claimed_all_the_same(string preset, string clause)
    {
        var (app, school) = await SchoolAsync(preset);
        var teacher = await JoinAsync(app, school, Role.Teacher);

        var day = await (await teacher.GetAsync($"/s/{school.Slug}")).DocumentAsync();

        day.QuerySelector(".verdict.is-held")!.TextContent.Folded().ShouldContain(clause);
        day.QuerySelector(".verdict.is-held")!.TextContent.ShouldNotContain("нельзя");
    }

    [Theory]
    [Requirement("PPL-5")]
    [InlineData("interaction", Role.Teacher)]
    [InlineData("posting-hours", Role.Teacher)]
    [InlineData("model", Role.Staff)]
    public async Task A_status_that_the_regulation_does_not_verify_is_nobody_s_to_confirm(string preset, Role role)
    {
        var (app, school) = await SchoolAsync(preset);
        await JoinAsync(app, school, role);

        await school.InScopeAsync(async db => (await db.RoleVerifications.CountAsync()).ShouldBe(0));
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task Whom_the_school_has_entered_itself_needs_no_confirmation()
    {
        var (app, school) = await SchoolAsync("college");
        var worker = await school.AddWorkerAsync(Role.Teacher);
        var issued = await school.IssuePersonalAsync(Role.Teacher, null, anew: true, worker);
        var client = await app.OpenAsync(issued.Value.Invites[0]);
        (await client.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.GetAsync($"/s/{school.Slug}/chats/new")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db => (await db.RoleVerifications.CountAsync()).ShouldBe(0));
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task A_refused_role_ends_with_its_places_and_its_reason_is_kept()
    {
        var (app, school) = await SchoolAsync("college");
        var claim = await school.ClaimAsync(school.Teacher, Role.Teacher);
        var (teacher, administrator) = (await app.ClientAsync(school, school.Teacher), await app.ClientAsync(school, school.Administrator));
        var page = $"/s/{school.Slug}/people/verification/{claim.Id.Value}/refuse";

        var shown = (await (await administrator.GetAsync(page)).DocumentAsync()).QuerySelector(".danger-list")!.TextContent.Folded();
        shown.ShouldContain("Т-11");
        shown.ShouldContain(school.TeachersChat.Name);
        var silent = await administrator.PostFormAsync(page, new() { ["Input.Reason"] = " " });
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await teacher.GetAsync($"/s/{school.Slug}/chats/{school.TeachersChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await administrator.PostFormAsync(page, new() { ["Input.Reason"] = "Не работает в колледже" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await teacher.GetAsync($"/s/{school.Slug}/chats/{school.TeachersChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await school.InScopeAsync(async db =>
        {
            (await db.ChatMembers.CountAsync(m => m.PersonId == school.Teacher.Id && m.EndedAt == null)).ShouldBe(0);
            (await db.ClassMemberships.CountAsync(m => m.PersonId == school.Teacher.Id && m.EndedAt == null)).ShouldBe(0);
            var entry = await db.AuditEntries.SingleAsync(one => one.Kind == AuditKind.StatusRefused);
            entry.Payload.ShouldContain("Не работает в колледже");
            entry.Payload.ShouldContain("2.7");
        });
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task Whose_teacher_s_status_is_refused_stays_with_colleagues_as_the_staff_that_they_are()
    {
        var (app, school) = await SchoolAsync("college");
        var at = app.Clock.Now.AddDays(-1);
        var task = Chat.Create(school.School.Id, ChatKind.Task, "Ремонт кабинетов", null, school.Staff.Id, at);
        await school.InScopeAsync(async db =>
        {
            (await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == school.Teacher.Id)).Grant(Role.Staff, at);
            db.AddRange(
                task,
                ChatMember.Enter(task, school.Staff.Id, Role.Staff, moderator: true, at),
                ChatMember.Enter(task, school.Teacher.Id, Role.Teacher, moderator: false, at)
            );
        });
        var claim = await school.ClaimAsync(school.Teacher, Role.Teacher);
        var (worker, administrator) = (await app.ClientAsync(school, school.Teacher), await app.ClientAsync(school, school.Administrator));
        var page = $"/s/{school.Slug}/people/verification/{claim.Id.Value}/refuse";

        var shown = (await (await administrator.GetAsync(page)).DocumentAsync()).QuerySelector(".danger-list")!.TextContent.Folded();
        shown.ShouldContain(school.TeachersChat.Name);
        shown.ShouldNotContain(task.Name);
        (await administrator.PostFormAsync(page, new() { ["Input.Reason"] = "Уроков не ведёт" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await worker.GetAsync($"/s/{school.Slug}/chats/{task.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await worker.GetAsync($"/s/{school.Slug}/chats/{school.TeachersChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == task.Id && m.PersonId == school.Teacher.Id)).Role.ShouldBe(Role.Staff)
        );
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task Of_two_who_decide_at_once_one_wins()
    {
        var (_, school) = await SchoolAsync("college");
        var claim = await school.ClaimAsync(school.Staff, Role.Staff);
        var administrator = await school.ActorAsync(school.Administrator);

        var confirming = school.RunAsync(
            (ConfirmStatuses confirm) => confirm.RunAsync(administrator, [claim.Id], null, CancellationToken.None)
        );
        var refusing = school.RunAsync(
            (RefuseStatus refuse) => refuse.RunAsync(administrator, claim.Id, "Не работает", CancellationToken.None)
        );
        Error?[] answers = [(await confirming).Error, (await refusing).Error];

        answers.Count(error => error is null).ShouldBe(1);
        answers.Single(error => error is not null).ShouldBeOfType<StatusDecided>();
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task Nobody_confirms_their_own_status()
    {
        var (app, school) = await SchoolAsync("college");
        var claim = await school.ClaimAsync(school.Administrator, Role.Teacher);
        var administrator = await app.ClientAsync(school, school.Administrator);

        var answer = await administrator.PostFormAsync(
            $"/s/{school.Slug}/people/verification",
            new() { ["Input.Ids"] = claim.Id.Value.ToString() }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.7");
    }

    [Fact]
    [Requirement("PPL-5")]
    public async Task The_queue_is_the_administrator_s_alone()
    {
        var (app, school) = await SchoolAsync("college");
        var claim = await school.ClaimAsync(school.Staff, Role.Staff);

        foreach (
            var person in (Person[])[school.Director, school.ClassTeacher, school.Teacher, school.Staff, school.Student, school.Parent]
        )
        {
            var client = await app.ClientAsync(school, person);
            foreach (var page in (string[])["", $"/{claim.Id.Value}/refuse"])
            {
                var answer = await client.GetAsync($"/s/{school.Slug}/people/verification{page}");
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
                (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.7");
            }
        }
    }

    [Fact]
    public async Task Each_page_fits_a_phone_and_keeps_nobody_out()
    {
        var (app, school) = await SchoolAsync("college");
        var claim = await school.ClaimAsync(school.Staff, Role.Staff);
        var phone = await app.PageAsync(school, school.Administrator, phone: true);

        foreach (var page in (string[])["", $"/{claim.Id.Value}/refuse"])
        {
            (await phone.GotoAsync($"/s/{school.Slug}/people/verification{page}"))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    /// <summary>Somebody new, who has joined by a link for the whole school.</summary>
    private static async Task<HttpClient> JoinAsync(WebApp app, TestSchool school, Role role)
    {
        var administrator = await school.ActorAsync(school.Administrator);
        var input = new NewInvite(role, null, null, 5, 7);
        var issued = await school.RunAsync((IssueInvite issue) => issue.RunAsync(administrator, input, CancellationToken.None));
        var client = await app.OpenAsync(issued.Value);
        (await client.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }
}
