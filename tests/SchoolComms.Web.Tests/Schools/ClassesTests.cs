using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Chats;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class ClassesTests
{
    [Fact]
    [Requirement("PPL-1")]
    public async Task The_staff_room_stands_first_and_holds_the_whole_teaching_staff()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Administrator);

        var list = await (await client.GetAsync($"/s/{school.Slug}/classes")).DocumentAsync();
        var first = list.QuerySelector("tbody th a")!;
        first.TextContent.ShouldBe("Учительская");
        var page = await (await client.GetAsync(first.GetAttribute("href"))).DocumentAsync();

        foreach (var teacher in (Person[])[school.Director, school.Administrator, school.ClassTeacher, school.Teacher])
            page.Body!.TextContent.ShouldContain(teacher.Name.Full);
        page.Body!.TextContent.ShouldNotContain(school.Staff.Name.Full);
    }

    [Fact]
    [Requirement("PPL-2")]
    public async Task Classes_are_created_one_by_one_and_stand_in_natural_order()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Administrator);

        foreach (var name in (string[])["10А", "2 «А»"])
            (await CreateAsync(client, school, name)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var list = await (await client.GetAsync($"/s/{school.Slug}/classes")).DocumentAsync();
        list.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["Учительская", "2А", "5А", "10А"]);
    }

    [Theory]
    [InlineData("5A")]
    [InlineData("5-а")]
    [InlineData("5 \"А\"")]
    public async Task A_class_is_there_once_however_it_is_spelt(string name)
    {
        var (app, school) = await SchoolAsync();

        var answer = await CreateAsync(await app.ClientAsync(school, school.Administrator), school, name);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.GetElementById("Input_Name-error")!.TextContent.ShouldContain("5А");
        page.GetElementById("Input_Name")!.GetAttribute("value").ShouldBe(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12А")]
    [InlineData("Учительская")]
    public async Task What_is_no_class_is_refused_at_the_field(string name)
    {
        var (app, school) = await SchoolAsync();

        var answer = await CreateAsync(await app.ClientAsync(school, school.Administrator), school, name);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).GetElementById("Input_Name-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task Only_who_keeps_the_structure_creates_classes()
    {
        var (app, school) = await SchoolAsync();

        foreach (var person in (Person[])[school.Director, school.ClassTeacher, school.Parent])
            (await CreateAsync(await app.ClientAsync(school, person), school, "7Б")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("PPL-3")]
    public async Task A_new_class_teacher_takes_charge_of_the_chats_and_the_old_one_hands_them_over()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Administrator);

        var appointed = await AppointAsync(client, school, school.Teacher);

        appointed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
        {
            var members = await db.ChatMembers.Where(m => m.ChatId == school.ParentsChat.Id).ToListAsync();
            members
                .Single(m => m.PersonId == school.Teacher.Id)
                .ShouldSatisfyAllConditions(m => m.IsPresent.ShouldBeTrue(), m => m.IsModerator.ShouldBeTrue());
            members
                .Single(m => m.PersonId == school.ClassTeacher.Id)
                .ShouldSatisfyAllConditions(m => m.IsPresent.ShouldBeFalse(), m => m.IsModerator.ShouldBeFalse());
            (await db.Appointments.CountAsync(a => a.ClassId == school.Class.Id)).ShouldBe(2);
        });
    }

    [Fact]
    public async Task A_class_has_one_class_teacher_however_many_appoint_at_once()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Administrator);
        Person[] teachers = [school.Teacher, school.Director, school.Administrator];

        var answers = await Task.WhenAll(teachers.Select(teacher => AppointAsync(client, school, teacher)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect || answer.StatusCode == HttpStatusCode.Conflict);
        await school.InScopeAsync(async db =>
            (await db.Appointments.CountAsync(a => a.ClassId == school.Class.Id && a.EndsAt == null)).ShouldBe(1)
        );
    }

    [Fact]
    public async Task A_teacher_with_the_last_subject_gone_leaves_the_chat_of_the_classs_teachers()
    {
        var (app, school) = await SchoolAsync();
        var client = await app.ClientAsync(school, school.Administrator);
        var page = $"/s/{school.Slug}/classes/{school.Class.Id.Value}";

        var again = await client.PostFormAsync(
            $"{page}/teachers/new",
            new() { ["Input.Person"] = school.Teacher.Id.Value.ToString(), ["Input.Subject"] = "Математика" }
        );
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var link = (await (await client.GetAsync(page)).DocumentAsync()).QuerySelector($"a[href*='{school.Teacher.Id.Value}/end']")!;
        var end = link.GetAttribute("href")!;
        (await (await client.GetAsync(end)).DocumentAsync()).Body!.TextContent.ShouldContain(school.TeachersChat.Name);
        await school.InScopeAsync(async db =>
            (
                await db.ChatMembers.SingleAsync(m => m.ChatId == school.TeachersChat.Id && m.PersonId == school.Teacher.Id)
            ).IsPresent.ShouldBeTrue()
        );
        var detached = await client.PostFormAsync(end, new() { ["Subject"] = "Математика" });

        detached.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
            (
                await db.ChatMembers.SingleAsync(m => m.ChatId == school.TeachersChat.Id && m.PersonId == school.Teacher.Id)
            ).Departure.ShouldBe(Departure.Moved)
        );
    }

    [Fact]
    public async Task Pressing_twice_at_once_creates_each_chat_once()
    {
        var (_, school) = await SchoolAsync();
        var @class = await school.AddClassAsync("6Б", school.Teacher);
        var actor = await school.ActorAsync(school.Teacher);

        var created = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => school.RunAsync((CreateClassChats create) => create.RunAsync(actor, @class.Id, default)))
        );

        created.Sum(result => result.Value).ShouldBe(ClassChats.Expected.Length);
        await school.InScopeAsync(async db =>
            (await db.Chats.CountAsync(c => c.ClassId == @class.Id)).ShouldBe(ClassChats.Expected.Length)
        );
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, "group-chats"));
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient client, TestSchool school, string name) =>
        client.PostFormAsync($"/s/{school.Slug}/chats", $"/s/{school.Slug}/classes", new() { ["Input.Name"] = name });

    private static Task<HttpResponseMessage> AppointAsync(HttpClient client, TestSchool school, Person teacher) =>
        client.PostFormAsync(
            $"/s/{school.Slug}/classes/{school.Class.Id.Value}/class-teacher",
            new()
            {
                ["Input.Person"] = teacher.Id.Value.ToString(),
                ["Input.Order.Number"] = "34-од",
                ["Input.Order.Date"] = "2026-03-10",
            }
        );
}
