using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class SchoolTests
{
    [Fact]
    [Requirement("SCH-1")]
    public async Task The_administrator_edits_the_information_and_the_record_keeps_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var form = new Dictionary<string, string>
        {
            ["Input.FullName"] = "Гимназия № 1",
            ["Input.ShortName"] = "Гимназия",
            ["Input.Locality"] = "Заречный",
            ["Input.TimeZone"] = "Asia/Magadan",
            ["Input.Email"] = "office@school.example",
            ["Input.Phone"] = "8 (495) 123-45-67",
        };

        (await administrator.PostFormAsync($"/s/{school.Slug}/school", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await (await administrator.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        page.QuerySelector("[role=status]")!.TextContent.ShouldContain("Сведения сохранены");
        form["Input.Phone"] = "+7 495 123-45-67";
        foreach (var (field, value) in form.Where(pair => pair.Key.StartsWith("Input.", StringComparison.Ordinal)))
            page.ValueOf(field).ShouldBe(value, field);
        await school.InScopeAsync(async db =>
            (await db.AuditEntries.CountAsync(entry => entry.Kind == AuditKind.SchoolEdited)).ShouldBe(1)
        );
    }

    [Fact]
    public async Task Wrong_information_is_named_at_its_field_and_kept()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        var form = new Dictionary<string, string>
        {
            ["Input.FullName"] = "",
            ["Input.ShortName"] = "Гимназия",
            ["Input.Locality"] = "Заречный",
            ["Input.TimeZone"] = "America/New_York",
            ["Input.Email"] = "не почта",
        };

        var answer = await administrator.PostFormAsync($"/s/{school.Slug}/school", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelectorAll(".field-error").Length.ShouldBe(3);
        page.ValueOf("Input.Email").ShouldBe("не почта");
        page.ValueOf("Input.ShortName").ShouldBe("Гимназия");
    }

    [Theory]
    [InlineData("interaction", "п. 4.1")]
    [InlineData("group-chats", "п. 2.1")]
    public async Task A_teacher_is_refused_with_the_clause(string preset, string clause)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        foreach (var address in (string[])["school", "school/appoint"])
        {
            var answer = await teacher.GetAsync($"/s/{school.Slug}/{address}");

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain(clause);
        }
    }

    [Fact]
    [Requirement("SCH-2")]
    public async Task The_director_appoints_an_administrator_by_an_order_and_ends_the_appointment()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var director = await app.ClientAsync(school, school.Director);
        var staff = await app.ClientAsync(school, school.Staff);
        var list = $"/s/{school.Slug}/school";
        (await staff.GetAsync(list)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var appointed = await director.PostFormAsync($"{list}/appoint", Appointment(school.Staff, "34-од", "2026-03-10"));

        appointed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.GetAsync(list)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await (await director.GetAsync(list)).DocumentAsync();
        page.Body!.TextContent.Folded().ShouldContain("Администратор, приказ № 34-од от 10.03.2026");
        var end = page.QuerySelector($"a[aria-label='Завершить назначение: {school.Staff.Name.Full}']")!.GetAttribute("href")!;
        (await director.PostFormAsync(end, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.GetAsync(list)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.PostFormAsync(end, [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var director = await app.ClientAsync(school, school.Director);
        var page = await (await director.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        var end = page.QuerySelector("a[aria-label^='Завершить назначение']")!.GetAttribute("href")!;

        var answer = await director.PostFormAsync(end, []);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().ShouldContain("единственный администратор");
    }

    [Fact]
    public async Task A_parent_is_not_appointed()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "model");
        var director = await app.ClientAsync(school, school.Director);

        var answer = await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Parent, "34", "2026-03-10"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).Alert().Replace('\u00a0', ' ').ShouldContain("п. 2.1");
    }

    [Fact]
    public async Task An_appointment_needs_a_person_and_an_order()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var director = await app.ClientAsync(school, school.Director);

        var answer = await director.PostFormAsync($"/s/{school.Slug}/school/appoint", []);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).QuerySelectorAll(".field-error").Length.ShouldBe(2);
    }

    private static Dictionary<string, string> Appointment(Person person, string number, string date) =>
        new()
        {
            ["Input.Person"] = person.Id.Value.ToString(),
            ["Input.Order.Number"] = number,
            ["Input.Order.Date"] = date,
        };
}
