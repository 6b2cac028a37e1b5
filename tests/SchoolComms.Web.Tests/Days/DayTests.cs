using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Days;

public sealed class DayTests
{
    [Fact]
    public async Task A_parent_sees_unread_messages_of_others_first_and_the_child()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        foreach (var text in (string[])["Собрание в четверг", "Начало в 18:30"])
            await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, text, app.Clock.Now.AddHours(-1));
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "Спасибо за объявление", app.Clock.Now);
        var parent = await app.ClientAsync(school, school.Parent);

        var day = await DayAsync(parent, school);

        day.QuerySelector(".chat-row .badge-count")!.TextContent.Folded().ShouldBe("2 новых");
        day.QuerySelector("main")!.TextContent.ShouldContain(school.Student.Name.First);
        await parent.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        (await DayAsync(parent, school)).QuerySelector(".badge-count").ShouldBeNull();
    }

    [Fact]
    [Requirement("CHT-8")]
    public async Task A_class_teacher_sees_which_chats_the_class_lacks()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);
        (await DayAsync(teacher, school)).QuerySelector(".checklist").ShouldBeNull();
        await school.InScopeAsync(async db =>
        {
            var second = SchoolComms.Domain.Schools.SchoolClass.Create(
                school.School.Id,
                SchoolComms.Domain.Schools.ClassName.Parse("6Б").Value,
                2025,
                app.Clock.Now
            );
            var person = await db.People.SingleAsync(p => p.Id == school.ClassTeacher.Id);
            db.AddRange(
                second,
                Appointment.Make(person, Office.ClassTeacher, second.Id, new Order("40", new DateOnly(2026, 3, 1)), app.Clock.Now)
            );
            db.Add(Chat.Create(school.School.Id, ChatKind.ClassParents, "6Б · родители", second.Id, person.Id, app.Clock.Now));
        });

        var day = await DayAsync(teacher, school);

        day.QuerySelectorAll(".checklist li")
            .Select(line => line.TextContent.Folded())
            .ShouldBe(["Чат учеников ещё нет", "Чат учителей класса ещё нет"]);
        day.QuerySelector("main a.btn-primary")!.TextContent.ShouldBe("Создать 2 чата");
    }

    [Fact]
    public async Task An_administrator_sees_what_to_begin_with_and_a_teacher_does_not()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (administrator, teacher) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Teacher));

        var day = await DayAsync(administrator, school);

        var steps = day.QuerySelectorAll("#start ~ .checklist li");
        steps.Select(step => step.ClassList.Contains("is-allowed")).ShouldBe([true, true, false]);
        day.QuerySelector("a[href$='/school']").ShouldNotBeNull();
        (await DayAsync(teacher, school)).QuerySelector("#start, a[href$='/school']").ShouldBeNull();
    }

    [Theory]
    [InlineData("group-chats", 1)]
    [InlineData("interaction", 0)]
    [Requirement("INV-6")]
    public async Task Who_has_not_confirmed_the_Rules_is_asked_to_where_the_regulation_asks_for_it(string preset, int asked)
    {
        var app = await WebApp.UsualAsync();
        var form = Schools.NewSchoolForm.Of(Schools.NewSchoolForm.NextSlug());
        form["Input.Preset"] = preset;
        var administrator = app.Stranger();
        var home = (await administrator.PostFormAsync("/schools/new", form)).Headers.Location!;

        var day = await (await administrator.GetAsync(home)).DocumentAsync();

        day.QuerySelectorAll("a[href$='/regulation/confirm']").Length.ShouldBe(asked);
    }

    private static async Task<IDocument> DayAsync(HttpClient client, TestSchool school)
    {
        var answer = await client.GetAsync($"/s/{school.Slug}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.DocumentAsync();
    }
}
