using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class ContactsTests
{
    private const string Phone = "+79161974052";
    private const string Mail = "home@family.example";
    private static readonly DateOnly Born = new(2014, 5, 17);

    [Fact]
    [Requirement("PPL-10")]
    public async Task No_page_that_a_teacher_a_student_or_a_parent_can_open_shows_anybodys_contacts()
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync(app);

        foreach (var reader in new[] { school.Teacher, school.Staff, school.Student, school.Parent })
        {
            var client = await app.ClientAsync(school, reader);
            var opened = 0;
            foreach (var page in Pages(school))
            {
                var answer = await client.GetAsync(page);
                opened += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
                Shows(await answer.Content.ReadAsStringAsync()).ShouldBeFalse($"{reader.Name.Full}: {page}");
            }

            opened.ShouldBeGreaterThan(5);
        }
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task A_class_teacher_sees_the_contacts_of_the_own_class_and_of_nobody_else()
    {
        var app = await WebApp.UsualAsync();
        var school = await SchoolAsync(app);
        var other = await school.AddPersonAsync(Role.Teacher);
        await school.InScopeAsync(db => SetAsync(db.People.Where(p => p.Id == other.Id)));
        await school.AddChatAsync("Методобъединение", (school.ClassTeacher, Role.Teacher), (other, Role.Teacher));
        var teacher = await app.ClientAsync(school, school.ClassTeacher);

        Shows(await teacher.GetStringAsync($"/s/{school.Slug}/people/{school.Parent.Id.Value}")).ShouldBeTrue();
        Shows(await teacher.GetStringAsync($"/s/{school.Slug}/people/{school.Teacher.Id.Value}")).ShouldBeFalse();
        (await teacher.GetAsync($"/s/{school.Slug}/people/{other.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var page in Pages(school).Where(page => !page.Contains("/people/")))
            Shows(await (await teacher.GetAsync(page)).Content.ReadAsStringAsync()).ShouldBeFalse(page);
    }

    private static async Task<TestSchool> SchoolAsync(WebApp app)
    {
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        await school.InScopeAsync(db => SetAsync(db.People));
        return school;
    }

    private static async Task SetAsync(IQueryable<Person> people)
    {
        foreach (var person in await people.ToListAsync())
            person.Born(Born).Reachable(PhoneNumber.Parse(Phone).Value, EmailAddress.Parse(Mail).Value);
    }

    private static string[] Pages(TestSchool school)
    {
        string[] pages =
        [
            "",
            "people",
            "people?format=csv",
            $"people/{school.Parent.Id.Value}",
            $"people/{school.Student.Id.Value}",
            $"people/{school.ClassTeacher.Id.Value}",
            "people/requests",
            "people/verification",
            "people/duplicates",
            "classes",
            $"classes/{school.Class.Id.Value}",
            "invites",
            $"invites/families?class={school.Class.Id.Value}",
            "chats",
            "chats/new",
            $"chats/new?kind=Event&class={school.Class.Id.Value}",
            "chats/direct",
            $"chats/{school.StudentsChat.Id.Value}/about",
            $"chats/{school.ParentsChat.Id.Value}/about",
            $"chats/{school.TeachersChat.Id.Value}/about",
            "channels",
            "consents",
            "consents/mine",
            "regulation/acknowledgements",
            "statistics",
            "audit",
        ];
        return [.. pages.Select(page => $"/s/{school.Slug}/{page}")];
    }

    private static bool Shows(string page) =>
        page.Contains("197-40-52")
        || page.Contains(Phone)
        || page.Contains(Mail)
        || page.Contains("17.05.2014")
        || page.Contains("2014-05-17")
        || page.Contains("17 мая 2014");
}
