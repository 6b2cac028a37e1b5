using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;
using SchoolComms.Web.Tests.People;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>A parent who has left a chat (S2 7) is not put back by anybody else's act.</summary>
public sealed class LeavingTests
{
    private const string Email = "left@parents.example";

    [Fact]
    [Requirement("CHT-11")]
    public async Task An_imported_list_that_gives_a_second_child_puts_nobody_back()
    {
        var (app, school) = await AfterLeavingAsync();
        var administrator = await app.ClientAsync(school, school.Administrator);
        var list =
            $"ФИО;Класс;Родитель 1;Почта родителя 1\nТестова Вторая Ильинична;{school.Class.Name.Value};{school.Parent.Name.Full};{Email}\n";

        await administrator.ApplyAsync(
            school.Slug,
            await administrator.PreviewAsync(school.Slug, "Students", Encoding.UTF8.GetBytes(list))
        );

        await school.InScopeAsync(async db => (await db.Guardianships.CountAsync(g => g.GuardianId == school.Parent.Id)).ShouldBe(2));
        await IsOutAsync(app, school);
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task A_link_to_another_child_of_the_class_puts_nobody_back()
    {
        var (app, school) = await AfterLeavingAsync();
        await school.AddParentAsync();
        Person child = null!;
        await school.InScopeAsync(async db =>
            child = await db.People.SingleAsync(p => p.Account == null && p.Roles.Any(grant => grant.Role == Role.Student))
        );
        var administrator = await app.ClientAsync(school, school.Administrator);

        var linked = await administrator.PostFormAsync(
            $"/s/{school.Slug}/people/{child.Id.Value}",
            new() { ["Input.Name"] = school.Parent.Name.Full, ["Input.Email"] = Email }
        );

        linked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db => (await db.Guardianships.CountAsync(g => g.GuardianId == school.Parent.Id)).ShouldBe(2));
        await IsOutAsync(app, school);
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task The_class_chats_asked_for_again_and_a_new_class_teacher_put_nobody_back()
    {
        var (app, school) = await AfterLeavingAsync();
        var (administrator, teacher) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.ClassTeacher)
        );
        var @class = $"/s/{school.Slug}/classes/{school.Class.Id.Value}";

        await teacher.PostFormAsync(@class, $"{@class}?handler=Chats", []);
        await administrator.PostFormAsync(
            $"{@class}/class-teacher",
            new()
            {
                ["Input.Person"] = school.Teacher.Id.Value.ToString(),
                ["Input.Order.Number"] = "40",
                ["Input.Order.Date"] = "2026-03-10",
            }
        );

        await IsOutAsync(app, school);
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task The_other_parent_who_joins_puts_nobody_back()
    {
        var (app, school) = await AfterLeavingAsync();
        var invite = await school.IssueAsync();
        var stranger = app.Stranger();
        await stranger.GetAsync($"/join/{invite.Code}");

        var joined = await stranger.PostFormAsync(
            "/join",
            new()
            {
                ["Input.Name"] = "Тестова Елена Игоревна",
                ["Input.Email"] = $"second@{school.Slug}.example",
                ["Input.Password"] = TestSchool.Password,
                ["Input.RulesConfirmed"] = "true",
            }
        );

        joined.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await IsOutAsync(app, school);
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task The_person_comes_back_by_a_link_into_the_chat()
    {
        var (app, school) = await AfterLeavingAsync();
        var moderator = await school.ActorAsync(school.ClassTeacher);
        var link = new NewInvite(Role.Parent, null, school.ParentsChat.Id, 1, 7);
        var invite = await school.RunAsync((IssueInvite issue) => issue.RunAsync(moderator, link, CancellationToken.None));
        var parent = await app.ClientAsync(school, school.Parent);
        await parent.GetAsync($"/join/{invite.Value.Code}");

        var joined = await parent.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

        joined.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync(ChatOf(school))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("CHT-11")]
    public async Task Where_the_regulation_gives_no_right_the_page_says_so_and_what_to_do()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var parent = await app.ClientAsync(school, school.Parent);

        var about = await (await parent.GetAsync($"{ChatOf(school)}/about")).DocumentAsync();

        var text = about.QuerySelector("main")!.TextContent.Folded();
        text.ShouldContain("Выйти из этого чата самостоятельно нельзя. Обратитесь к модератору чата.");
        text.ShouldContain("п. 2.3");
        about.QuerySelector("a[href$='/leave']").ShouldBeNull();
    }

    private static string ChatOf(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    private static async Task<(WebApp App, TestSchool School)> AfterLeavingAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Parent.Id)).Reachable(null, EmailAddress.Parse(Email).Value)
        );
        var parent = await app.ClientAsync(school, school.Parent);
        (await parent.PostFormAsync($"{ChatOf(school)}/leave", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (app, school);
    }

    private static async Task IsOutAsync(WebApp app, TestSchool school)
    {
        var parent = await app.ClientAsync(school, school.Parent);
        (await parent.GetAsync(ChatOf(school))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await school.InScopeAsync(async db =>
        {
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id);
            member.Departure.ShouldBe(Departure.Left);
        });
    }
}
