using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

/// <summary>Additional administrators: from whom they come, and whose agreement their rights wait for (S3 2.1).</summary>
public sealed class AgreementTests
{
    [Fact]
    [Requirement("SCH-5")]
    public async Task Rights_begin_when_the_director_agrees_and_not_before()
    {
        var (app, school) = await SchoolAsync("model");
        var (administrator, staff) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Staff));
        var director = await app.ClientAsync(school, school.Director);

        var nomination = await NominateAsync(school, administrator, school.Staff);

        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var concerned in (HttpClient[])[administrator, staff, director])
        {
            var day = await (await concerned.GetAsync($"/s/{school.Slug}")).DocumentAsync();
            var waits = day.QuerySelector("#nominations ~ ul")!.TextContent.Folded();
            waits.ShouldContain("ждёт согласия");
            waits.ShouldContain("п. 2.1");
        }

        (await director.PostFormAsync(nomination, $"{nomination}?handler=Agree", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await school.InScopeAsync(async db =>
        {
            var entries = await db.AuditEntries.OrderBy(entry => entry.Seq).ToListAsync();
            entries.Select(entry => entry.Kind).ShouldBe([AuditKind.Nominated, AuditKind.Appointed]);
            entries.ShouldAllBe(entry => entry.Payload.Contains("2.1"));
        });
    }

    [Fact]
    [Requirement("SCH-5")]
    public async Task The_rights_end_with_the_appointment_that_second()
    {
        var (app, school) = await SchoolAsync("model");
        var (director, staff) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Staff));
        await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff));
        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await (await director.GetAsync($"/s/{school.Slug}/school")).DocumentAsync();
        var end = page.QuerySelector($"a[aria-label='Завершить назначение: {school.Staff.Name.Full}']")!.GetAttribute("href")!;

        await director.PostFormAsync(end, []);

        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Requirement("SCH-5")]
    public async Task Who_asks_and_who_is_named_do_not_agree_themselves()
    {
        var (app, school) = await SchoolAsync("model");
        var administrator = await app.ClientAsync(school, school.Administrator);
        var director = await app.ClientAsync(school, school.Director);
        (await director.PostFormAsync($"/s/{school.Slug}/school/deputy-for-it", Appointment(school.Administrator))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );

        var own = await NominateAsync(school, administrator, school.Staff);
        var refused = await administrator.PostFormAsync(own, $"{own}?handler=Agree", []);
        var aboutDirector = await NominateAsync(school, administrator, school.Director);
        var self = await director.PostFormAsync(aboutDirector, $"{aboutDirector}?handler=Agree", []);

        foreach (var answer in (HttpResponseMessage[])[refused, self])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.DocumentAsync()).Alert().ShouldContain("п. 2.1");
        }
    }

    [Fact]
    [Requirement("SCH-5")]
    public async Task The_deputy_for_it_agrees_too_and_another_teacher_does_not_see_it()
    {
        var (app, school) = await SchoolAsync("model");
        var director = await app.ClientAsync(school, school.Director);
        var (deputy, other) = (await app.ClientAsync(school, school.Teacher), await app.ClientAsync(school, school.ClassTeacher));
        await director.PostFormAsync($"/s/{school.Slug}/school/deputy-for-it", Appointment(school.Teacher));
        var nomination = await NominateAsync(school, await app.ClientAsync(school, school.Administrator), school.Staff);

        (await other.GetAsync(nomination)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await deputy.PostFormAsync(nomination, $"{nomination}?handler=Agree", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await (await app.ClientAsync(school, school.Staff)).GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("SCH-5")]
    public async Task A_refusal_has_a_reason_that_the_person_named_reads()
    {
        var (app, school) = await SchoolAsync("model");
        var director = await app.ClientAsync(school, school.Director);
        var nomination = await NominateAsync(school, await app.ClientAsync(school, school.Administrator), school.Staff);

        var silent = await director.PostFormAsync(nomination, $"{nomination}?handler=Refuse", []);
        await director.PostFormAsync(nomination, $"{nomination}?handler=Refuse", new() { ["Input.Reason"] = "Уже есть двое" });

        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var staff = await app.ClientAsync(school, school.Staff);
        (await staff.GetStringAsync(nomination)).ShouldContain("Уже есть двое");
        (await staff.GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.PostFormAsync(nomination, $"{nomination}?handler=Agree", [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [Requirement("SCH-5")]
    [InlineData("interaction")]
    [InlineData("group-chats")]
    [InlineData("college")]
    public async Task Where_the_regulation_asks_for_no_agreement_the_appointment_counts_at_once(string preset)
    {
        var (app, school) = await SchoolAsync(preset);
        var administrator = await app.ClientAsync(school, school.Administrator);

        await administrator.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(school.Staff));

        (await (await app.ClientAsync(school, school.Staff)).GetAsync($"/s/{school.Slug}/school")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [Requirement("SCH-4")]
    [InlineData("interaction", "п. 4.1")]
    [InlineData("group-chats", "п. 2.1")]
    [InlineData("model", "п. 2.1")]
    [InlineData("college", "п. 2.3")]
    public async Task Nobody_but_a_teacher_or_a_worker_who_has_joined_is_appointed(string preset, string clause)
    {
        var (app, school) = await SchoolAsync(preset);
        var director = await app.ClientAsync(school, school.Director);

        foreach (var person in (Person[])[school.Parent, school.Student, await UnknownTeacherAsync(school)])
        {
            var answer = await director.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(person));

            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await answer.DocumentAsync()).Alert().ShouldContain(clause);
        }
    }

    [Fact]
    public async Task Each_page_fits_a_phone_and_keeps_nobody_out()
    {
        var (app, school) = await SchoolAsync("model");
        var nomination = await NominateAsync(school, await app.ClientAsync(school, school.Administrator), school.Staff);
        var phone = await app.PageAsync(school, school.Director, phone: true);

        foreach (
            var page in (string[])[$"/s/{school.Slug}", $"/s/{school.Slug}/school", $"/s/{school.Slug}/school/deputy-for-it", nomination]
        )
        {
            (await phone.GotoAsync(page))!.Ok.ShouldBeTrue(page);
            (await phone.SeriousFindingsAsync()).ShouldBeEmpty(page);
            (await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0, page);
        }
    }

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, preset));
    }

    /// <summary>Names somebody to be administrator; the address of what waits.</summary>
    private static async Task<string> NominateAsync(TestSchool school, HttpClient administrator, Person person)
    {
        var appointed = await administrator.PostFormAsync($"/s/{school.Slug}/school/appoint", Appointment(person));
        appointed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await (await administrator.GetAsync(appointed.Headers.Location)).DocumentAsync();
        return page.QuerySelector($"a[aria-label='Открыть: {person.Name.Full}']")!.GetAttribute("href")!;
    }

    private static async Task<Person> UnknownTeacherAsync(TestSchool school)
    {
        var now = DateTimeOffset.Parse(WebApp.UsualNow);
        var teacher = Person.Register(school.School.Id, FullName.Parse("Невошедшая Полина Юрьевна").Value, now);
        teacher.Grant(Role.Teacher, now);
        await school.InScopeAsync(db =>
        {
            db.Add(teacher);
            return Task.CompletedTask;
        });
        return teacher;
    }

    private static Dictionary<string, string> Appointment(Person person) =>
        new()
        {
            ["Input.Person"] = person.Id.Value.ToString(),
            ["Input.Order.Number"] = "34-од",
            ["Input.Order.Date"] = "2026-03-10",
        };
}
