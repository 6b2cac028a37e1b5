using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class PeopleTests
{
    [Fact]
    public async Task A_name_is_found_by_the_beginnings_of_its_parts_in_any_order_however_they_are_typed()
    {
        var (school, client) = await AdministratorAsync();
        await AddAsync(school, "Берёзов Иван", "Березова Анна", "Берёзкина Ия", "Абрезов Лев");

        (await client.NamesAsync($"/s/{school.Slug}/people?name=берёзо")).ShouldBe(["Берёзов Иван", "Березова Анна"]);
        (await client.NamesAsync($"/s/{school.Slug}/people?name=БЕРЕЗОВ%20и")).ShouldBe(["Берёзов Иван"]);
        (await client.NamesAsync($"/s/{school.Slug}/people?name=ив%20бер")).ShouldBe(["Берёзов Иван"]);
        (await client.NamesAsync($"/s/{school.Slug}/people?name=%25")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_is_narrowed_by_class_role_and_whether_people_have_joined()
    {
        var (school, client) = await AdministratorAsync();
        await AddAsync(school, "Берёзов Иван");
        var people = $"/s/{school.Slug}/people";

        (await client.NamesAsync($"{people}?class={school.Class.Id.Value}&role=Parent")).ShouldBe([school.Parent.Name.Full]);
        (await client.NamesAsync($"{people}?class={school.Class.Id.Value}")).Count.ShouldBe(4);
        (await client.NamesAsync($"{people}?state=NotJoined")).ShouldBe(["Берёзов Иван"]);
        (await client.NamesAsync($"{people}?role=Staff&state=Joined")).ShouldBe([school.Staff.Name.Full]);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_among_namesakes()
    {
        var (school, client) = await AdministratorAsync();
        await AddAsync(school, [.. Enumerable.Repeat("Яшин Лев", 60)]);
        var all = new List<string>();

        var next = $"/s/{school.Slug}/people?name=яшин";
        for (var pages = 0; next is not null && pages < 3; pages++)
        {
            var page = await (await client.GetAsync(next)).DocumentAsync();
            all.AddRange(page.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        next.ShouldBeNull();
        all.Distinct().Count().ShouldBe(60);
        all.Count.ShouldBe(60);
    }

    [Fact]
    public async Task Class_teachers_see_the_people_of_their_own_class_and_nobody_else()
    {
        var (school, _) = await AdministratorAsync();
        await AddAsync(school, "Берёзов Иван");
        var client = await ClientAsync(school, school.ClassTeacher);
        var people = $"/s/{school.Slug}/people";

        (await client.NamesAsync(people)).ShouldBe(
            new[] { school.ClassTeacher, school.Teacher, school.Student, school.Parent }.Select(p => p.Name.Full),
            ignoreOrder: true
        );
        (await client.GetAsync($"{people}/{school.Student.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"{people}/{school.Staff.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"{people}?class={await OtherClassAsync(school)}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Teachers_parents_and_students_have_no_list_of_people()
    {
        var (school, _) = await AdministratorAsync();
        foreach (var person in (Person[])[school.Teacher, school.Staff, school.Parent, school.Student])
        {
            var client = await ClientAsync(school, person);

            foreach (var address in (string[])["people", "people?format=csv", $"people/{school.Student.Id.Value}"])
            {
                var refused = await client.GetAsync($"/s/{school.Slug}/{address}");
                refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
                (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.1");
            }
        }
    }

    [Fact]
    public async Task A_person_of_another_school_is_not_there()
    {
        var (school, client) = await AdministratorAsync();
        var (other, _) = await AdministratorAsync();

        (await client.GetAsync($"/s/{school.Slug}/people/{other.Student.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/s/{school.Slug}/people/{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Contacts_are_for_the_administration_and_the_childs_class_teacher()
    {
        var (school, administrator) = await AdministratorAsync();
        await ReachableAsync(school, school.Parent, school.Teacher);
        var deputy = await DeputyAsync(school);
        const string Phone = "+7 900 700-33-01";

        (await RecordAsync(administrator, school, school.Parent)).ShouldContain(Phone);
        (await RecordAsync(await ClientAsync(school, school.Director), school, school.Parent)).ShouldContain(Phone);
        var classTeacher = await ClientAsync(school, school.ClassTeacher);
        (await RecordAsync(classTeacher, school, school.Parent)).ShouldContain(Phone);
        (await RecordAsync(classTeacher, school, school.Teacher)).ShouldNotContain(Phone);
        (await RecordAsync(deputy, school, school.Parent)).ShouldNotContain(Phone);
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task No_cell_of_an_exported_list_starts_a_formula()
    {
        var (school, client) = await AdministratorAsync();
        await ReachableAsync(school, school.Parent);
        await school.InScopeAsync(db =>
        {
            var person = Person
                .Register(school.School.Id, FullName.Parse("Берёзов Иван").Value, DateTimeOffset.UnixEpoch)
                .Employed("=1+1;\"два\"");
            person.Grant(Role.Staff, DateTimeOffset.UnixEpoch);
            db.Add(person);
            return Task.CompletedTask;
        });

        var answer = await client.GetAsync($"/s/{school.Slug}/people?format=csv");
        var file = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        file.ShouldContain("Берёзов Иван;Сотрудник;;\"'=1+1;\"\"два\"\"\"");
        file.ShouldContain("'+7 900 700-33-01");
        file.Split(['\n', ';']).ShouldAllBe(cell => !SpreadsheetText.StartsFormula(cell.Trim('\r')) || cell.Trim('\r').Length == 0);
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task An_administrator_links_a_parent_by_hand_and_a_known_one_is_not_doubled()
    {
        var (school, client) = await AdministratorAsync();
        await ReachableAsync(school, school.Teacher);
        var record = $"/s/{school.Slug}/people/{school.Student.Id.Value}";

        var linked = await client.PostFormAsync(
            record,
            new() { ["Input.Name"] = school.Teacher.Name.Full, ["Input.Phone"] = "89007003301" }
        );
        var again = await client.PostFormAsync(
            record,
            new() { ["Input.Name"] = school.Teacher.Name.Full, ["Input.Phone"] = "89007003301" }
        );
        var unread = await client.PostFormAsync(record, new() { ["Input.Name"] = "Берёзова", ["Input.Phone"] = "123" });

        linked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        unread.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unread.DocumentAsync()).QuerySelectorAll(".field-error").Length.ShouldBe(2);
        (await RecordAsync(client, school, school.Student)).ShouldContain(school.Teacher.Name.Full);
        (await RecordAsync(client, school, school.Teacher)).ShouldContain($"{school.Student.Name.Full}, 5А");
        (await client.NamesAsync($"/s/{school.Slug}/people?role=Parent&class={school.Class.Id.Value}")).Count.ShouldBe(2);
    }

    private static async Task<(TestSchool School, HttpClient Client)> AdministratorAsync()
    {
        var school = await TestSchool.CreateAsync((await WebApp.UsualAsync()).Services, "group-chats");
        return (school, await ClientAsync(school, school.Administrator));
    }

    private static async Task<HttpClient> ClientAsync(TestSchool school, Person person) =>
        await (await WebApp.UsualAsync()).ClientAsync(school, person);

    private static Task AddAsync(TestSchool school, params string[] names) =>
        school.InScopeAsync(db =>
        {
            foreach (var name in names)
            {
                var person = Person.Register(school.School.Id, FullName.Parse(name).Value, DateTimeOffset.UnixEpoch);
                person.Grant(Role.Parent, DateTimeOffset.UnixEpoch);
                db.Add(person);
            }

            return Task.CompletedTask;
        });

    private static Task ReachableAsync(TestSchool school, params Person[] people) =>
        school.InScopeAsync(db =>
        {
            db.AttachRange(people);
            foreach (var person in people)
                person.Reachable(PhoneNumber.Parse("+7 900 700-33-01").Value, null);
            return Task.CompletedTask;
        });

    private static async Task<HttpClient> DeputyAsync(TestSchool school)
    {
        await school.InScopeAsync(db =>
        {
            var order = new Order("5", new DateOnly(2026, 1, 12));
            db.Add(Appointment.Make(school.Staff, Office.Deputy, null, order, DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });
        return await ClientAsync(school, school.Staff);
    }

    private static async Task<Guid> OtherClassAsync(TestSchool school)
    {
        var other = SchoolClass.Create(school.School.Id, ClassName.Parse("7В").Value, 2025, DateTimeOffset.UnixEpoch);
        await school.InScopeAsync(db =>
        {
            db.Add(other);
            return Task.CompletedTask;
        });
        return other.Id.Value;
    }

    private static async Task<string> RecordAsync(HttpClient client, TestSchool school, Person person)
    {
        var answer = await client.GetAsync($"/s/{school.Slug}/people/{person.Id.Value}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.DocumentAsync()).Body!.TextContent.Folded();
    }
}
