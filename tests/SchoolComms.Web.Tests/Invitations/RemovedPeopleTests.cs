using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class RemovedPeopleTests
{
    [Fact]
    [Requirement("INV-4")]
    public async Task Who_was_removed_from_a_class_stays_out_until_a_personal_link_says_otherwise()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var shared = await school.IssueAsync(Role.Student);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RemoveAsync(app, school);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var refused = await JoinAsync(app, school, school.Student, shared);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var alert = (await refused.DocumentAsync()).Alert();
        alert.ShouldContain("Обратитесь к администратору");
        alert.ShouldContain("п. 4.8");
        (await UsedAsync(school, shared)).ShouldBe(0);

        (await JoinAsync(app, school, school.Student, await school.IssueAsync(Role.Student))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var personal = await school.IssueForAsync(school.Student, Role.Student);
        (await JoinAsync(app, school, school.Student, personal)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IsInClassAsync(school, school.Student)).ShouldBeTrue();
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task A_personal_link_from_before_the_removal_brings_nobody_back()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await RemoveAsync(app, school);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await school.IssueForAsync(school.Student, Role.Student);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await school.InScopeAsync(async db =>
        {
            var @class = await db.Classes.SingleAsync(c => c.Id == school.Class.Id);
            var student = await db.People.SingleAsync(p => p.Id == school.Student.Id);
            var again = ClassMembership.Join(@class, student, Role.Student, null, app.Clock.Now);
            again.End(app.Clock.Now.AddMinutes(1));
            db.Add(again);
        });
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        (await JoinAsync(app, school, school.Student, first)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task The_parent_of_a_child_who_left_the_class_stays_out_of_it()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var shared = await school.IssueAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await RemoveAsync(app, school);

        (await JoinAsync(app, school, school.Parent, shared)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    [Requirement("INV-4")]
    public async Task Who_left_the_school_joins_by_no_link()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var shared = await school.IssueAsync(Role.Student);
        await school.InScopeAsync(async db =>
            db.Entry(await db.People.SingleAsync(p => p.Id == school.Student.Id)).Property(p => p.LeftAt).CurrentValue = app.Clock.Now
        );

        var client = await app.OpenAsync(shared, await app.ClientAsync(school, school.Student));
        var answer = await client.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().ShouldContain("Обратитесь к администратору");
    }

    [Theory]
    [Requirement("INV-4")]
    [InlineData(Departure.Moved, HttpStatusCode.Conflict)]
    [InlineData(Departure.Left, HttpStatusCode.Redirect)]
    public async Task Who_was_moved_out_of_a_chat_stays_out_and_who_left_comes_back_by_a_link_into_it(
        Departure departure,
        HttpStatusCode status
    )
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var into = new NewInvite(Role.Parent, null, school.ParentsChat.Id, 5, 7);
        var link = (await school.RunAsync((IssueInvite issue) => issue.RunAsync(moderator, into, default))).Value;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await school.InScopeAsync(async db =>
            (await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id)).End(
                departure,
                app.Clock.Now
            )
        );

        (await JoinAsync(app, school, school.Parent, link)).StatusCode.ShouldBe(status);
    }

    private static Task RemoveAsync(WebApp app, TestSchool school) =>
        school.InScopeAsync(async db => (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id)).End(app.Clock.Now));

    private static async Task<HttpResponseMessage> JoinAsync(WebApp app, TestSchool school, Person person, IssuedInvite link)
    {
        var client = await app.OpenAsync(link, await app.ClientAsync(school, person));
        return await client.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });
    }

    private static async Task<int> UsedAsync(TestSchool school, IssuedInvite link)
    {
        var used = -1;
        await school.InScopeAsync(async db => used = (await db.Invites.SingleAsync(i => i.Id == link.Id)).Used);
        return used;
    }

    private static async Task<bool> IsInClassAsync(TestSchool school, Person person)
    {
        var there = false;
        await school.InScopeAsync(async db =>
            there = await db.ClassMemberships.AnyAsync(m =>
                m.ClassId == school.Class.Id && m.PersonId == person.Id && m.Role == Role.Student && m.EndedAt == null
            )
        );
        return there;
    }
}
