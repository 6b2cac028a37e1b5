using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class ModeratorsTests
{
    [Fact]
    [Requirement("CHT-7")]
    public async Task The_director_appoints_one_more_moderator_from_the_staff_and_relieves_them()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var director = await app.ClientAsync(school, school.Director);
        var address = Address(school);

        (await director.PostFormAsync(address, Chosen(school.Staff))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var staff = await app.ClientAsync(school, school.Staff);
        (await staff.GetAsync($"/s/{school.Slug}/moderation")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await director.PostFormAsync(address, $"{address}?handler=relieve", Person(school.Staff))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await staff.GetAsync($"/s/{school.Slug}/moderation")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await school.InScopeAsync(async db =>
        {
            var entries = await db
                .AuditEntries.Where(e => e.Kind == AuditKind.ModeratorAppointed || e.Kind == AuditKind.ModeratorRelieved)
                .ToListAsync();
            entries.Count.ShouldBe(2);
            entries.ShouldAllBe(entry => entry.Payload.Contains("4.2"));
        });
    }

    [Fact]
    [Requirement("CHT-7")]
    public async Task Nobody_but_joined_workers_is_appointed()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var director = await app.ClientAsync(school, school.Director);

        var answer = await director.PostFormAsync(Address(school), Chosen(school.Parent));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).QuerySelector(".field-error")!.TextContent.ShouldContain("педагога или сотрудника");
    }

    [Fact]
    [Requirement("CHT-7")]
    public async Task Where_the_regulation_knows_no_additional_moderators_a_chat_that_has_one_gets_no_other()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var director = await app.ClientAsync(school, school.Director);

        var answer = await director.PostFormAsync(Address(school), Chosen(school.Staff));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 4.2");
    }

    [Fact]
    [Requirement("MOD-1")]
    public async Task A_chat_that_has_lost_its_moderator_is_listed_and_gets_one_under_every_regulation()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await school.InScopeAsync(async db =>
        {
            var chat = school.ParentsChat.Id;
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == chat && m.PersonId == school.ClassTeacher.Id);
            member.HandOver(null, member.JoinedAt.AddDays(1));
        });
        var administrator = await app.ClientAsync(school, school.Administrator);

        var list = await (await administrator.GetAsync($"/s/{school.Slug}/chats/moderators?without=true")).DocumentAsync();
        list.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await administrator.PostFormAsync(Address(school), Chosen(school.Teacher))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        list = await (await administrator.GetAsync($"/s/{school.Slug}/chats/moderators?without=true")).DocumentAsync();
        list.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        var page = await (await administrator.GetAsync(Address(school))).DocumentAsync();
        page.QuerySelector("#moderators")!.ParentElement!.TextContent.ShouldContain(school.Teacher.Name.Full);
    }

    [Fact]
    [Requirement("MOD-1")]
    public async Task The_last_moderator_and_the_class_teacher_stay()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var director = await app.ClientAsync(school, school.Director);
        var address = Address(school);

        var last = await director.PostFormAsync(address, $"{address}?handler=relieve", Person(school.ClassTeacher));
        last.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await last.DocumentAsync()).Alert().ShouldContain("Сначала назначьте другого");

        await director.PostFormAsync(address, Chosen(school.Teacher));
        var byOffice = await director.PostFormAsync(address, $"{address}?handler=relieve", Person(school.ClassTeacher));
        byOffice.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await byOffice.DocumentAsync()).Alert().ShouldContain("классный руководитель");
    }

    [Fact]
    public async Task Two_who_relieve_each_other_at_once_leave_one_behind()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var (director, administrator) = (
            await app.ClientAsync(school, school.Director),
            await app.ClientAsync(school, school.Administrator)
        );
        var address = $"/s/{school.Slug}/chats/{await EventChatAsync(school)}/moderators";

        var answers = await Task.WhenAll(
            director.PostFormAsync(address, $"{address}?handler=relieve", Person(school.Teacher)),
            administrator.PostFormAsync(address, $"{address}?handler=relieve", Person(school.Staff))
        );

        answers.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task A_teacher_does_not_see_the_school_s_moderators()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        foreach (var address in (string[])[$"/s/{school.Slug}/chats/moderators", Address(school)])
        {
            var answer = await teacher.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 4.2");
        }
    }

    private static async Task<Guid> EventChatAsync(TestSchool school)
    {
        var at = school.ParentsChat.CreatedAt;
        var chat = Chat.Create(school.School.Id, ChatKind.Event, "Праздник", null, school.Teacher.Id, at);
        await school.InScopeAsync(db =>
        {
            db.AddRange(
                chat,
                ChatMember.Enter(chat, school.Teacher.Id, Role.Teacher, moderator: true, at),
                ChatMember.Enter(chat, school.Staff.Id, Role.Staff, moderator: true, at)
            );
            return Task.CompletedTask;
        });
        return chat.Id.Value;
    }

    private static string Address(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}/moderators";

    private static Dictionary<string, string> Chosen(Person person) => new() { ["Input.PersonId"] = $"{person.Id.Value}" };

    private static Dictionary<string, string> Person(Person person) => new() { ["person"] = $"{person.Id.Value}" };
}
