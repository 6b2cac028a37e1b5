using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class PersonalInvitesTests
{
    [Fact]
    [Requirement("INV-3")]
    public async Task A_class_gets_a_personal_link_for_each_parent_who_has_not_joined()
    {
        var (app, school) = await SchoolAsync();
        var (anna, boris) = (await school.AddKnownAsync(), await school.AddKnownAsync());
        var client = await app.ClientAsync(school, school.ClassTeacher);

        var before = await ListAsync(client, school);
        before.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        before.QuerySelector("[name='all']")!.TextContent.ShouldContain("(2)");
        (await PostAsync(client, school, [], all: true)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var after = await ListAsync(client, school);
        after.QuerySelector("[role=status]")!.TextContent.ShouldContain("Выпущено: 2 личные ссылки");
        after.QuerySelectorAll("[data-copy^='#link-']").Length.ShouldBe(2);
        after.QuerySelector("[name='all']").ShouldBeNull();
        await school.InScopeAsync(async db =>
            (await db.Invites.Where(i => i.PersonId != null).Select(i => i.PersonId!.Value).ToListAsync()).ShouldBe(
                [anna.Id, boris.Id],
                ignoreOrder: true
            )
        );
    }

    [Fact]
    [Requirement("INV-3")]
    public async Task Only_the_ticked_ones_get_a_link()
    {
        var (app, school) = await SchoolAsync();
        var (chosen, _) = (await school.AddKnownAsync(), await school.AddKnownAsync());
        var client = await app.ClientAsync(school, school.Administrator);

        await PostAsync(client, school, [chosen], all: false);

        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(i => i.PersonId != null)).PersonId.ShouldBe(chosen.Id));
    }

    [Fact]
    public async Task Nobody_ticked_is_refused_at_the_list_and_the_wish_for_new_links_is_kept()
    {
        var (app, school) = await SchoolAsync();
        await school.AddKnownAsync();
        var client = await app.ClientAsync(school, school.Administrator);

        var answer = await client.PostFormAsync(Address(school), new() { ["anew"] = "true" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.Alert().ShouldContain("Отметьте, кому выпустить ссылки.");
        page.QuerySelector("fieldset:has([name=person]) .field-error")!.TextContent.ShouldBe("Отметьте, кому выпустить ссылки.");
        page.QuerySelector("[role=status]").ShouldBeNull();
        page.QuerySelector<IHtmlInputElement>("[name=anew]")!.IsChecked.ShouldBeTrue();
    }

    [Fact]
    [Requirement("INV-3")]
    public async Task The_slips_have_for_each_family_a_code_the_address_three_steps_and_the_term()
    {
        var (app, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync(name: "Королёва Анна Петровна");
        var invite = await school.IssueForAsync(parent);
        var client = await app.ClientAsync(school, school.ClassTeacher);

        var page = await (
            await client.GetAsync($"/s/{school.Slug}/invites/slips?class={school.Class.Id.Value}&role=Parent")
        ).DocumentAsync();

        var slip = page.QuerySelectorAll(".slip").ShouldHaveSingleItem();
        slip.TextContent.ShouldContain("Королёва Анна Петровна");
        slip.TextContent.ShouldContain(school.Class.Name.Value);
        slip.QuerySelector("svg").ShouldNotBeNull();
        slip.QuerySelector(".slip-link")!.TextContent.ShouldEndWith($"/join/{invite.Code}");
        slip.QuerySelectorAll("ol li").Length.ShouldBe(3);
        slip.TextContent.ShouldContain("Действует до 25 марта 2026, 10:00");
    }

    [Fact]
    [Requirement("INV-3")]
    public async Task The_table_has_the_links_and_no_formula()
    {
        var (app, school) = await SchoolAsync();
        var parent = await school.AddKnownAsync();
        var code = (await school.IssueForAsync(parent)).Code;
        var client = await app.ClientAsync(school, school.Administrator);

        var csv = await (await client.GetAsync($"{Address(school)}&format=csv")).Content.ReadAsStringAsync();
        var xlsx = await (await client.GetAsync($"{Address(school)}&format=xlsx")).Content.ReadAsStreamAsync();

        csv.ShouldContain($"/join/{code}");
        csv.ShouldContain(parent.Name.Full);
        using var workbook = new ZipArchive(xlsx);
        var sheet = workbook.Entries.Single(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal));
        var cells = await new StreamReader(await sheet.OpenAsync(), Encoding.UTF8).ReadToEndAsync();
        cells.ShouldContain($"/join/{code}");
        cells.ShouldNotContain("<x:f>");
    }

    [Fact]
    [Requirement("INV-2")]
    public async Task Another_class_s_teacher_and_a_parent_see_none_of_it()
    {
        var (app, school) = await SchoolAsync();
        var other = await school.AddClassAsync("6Б", school.Teacher);
        var teacher = await app.ClientAsync(school, school.Teacher);

        (await teacher.GetAsync(Address(school))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await teacher.GetAsync(Address(school, other))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await teacher.GetAsync($"/s/{school.Slug}/invites/slips?class={school.Class.Id.Value}&role=Parent")).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        var parent = await app.ClientAsync(school, school.Parent);
        (await parent.GetAsync(Address(school))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [Requirement("INV-7")]
    [InlineData(Office.Director)]
    [InlineData(Office.Deputy)]
    [InlineData(Office.Administrator)]
    public async Task Administration_joins_the_staff_room_as_a_teacher_by_a_personal_link(Office office)
    {
        var (app, school) = await SchoolAsync();
        var person = await school.AddWorkerAsync(Role.Staff, office);
        var room = await school.StaffRoomAsync();
        var issued = await school.IssuePersonalAsync(Role.Teacher, room, anew: false, person);
        var client = await app.OpenAsync(issued.Value.Invites.ShouldHaveSingleItem());

        (await client.PostFormAsync("/join", Links.Somebody())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await IsTeacherInStaffRoomAsync(school, person, room, office);
    }

    [Fact]
    [Requirement("INV-7")]
    public async Task A_deputy_who_has_joined_becomes_a_teacher_too_by_the_staff_rooms_link()
    {
        var (app, school) = await SchoolAsync();
        await school.InScopeAsync(db =>
        {
            db.Add(
                Appointment.Make(school.Staff, Office.Deputy, null, new Order("31", new DateOnly(2026, 1, 12)), app.Clock.Now.AddDays(-1))
            );
            return Task.CompletedTask;
        });
        var room = await school.StaffRoomAsync();
        var client = await app.OpenAsync(await school.IssueAsync(Role.Teacher, @class: room), await app.ClientAsync(school, school.Staff));

        var answer = await client.PostFormAsync("/join", "/join?handler=Known", new() { ["Input.RulesConfirmed"] = "true" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await IsTeacherInStaffRoomAsync(school, school.Staff, room, Office.Deputy);
    }

    private static async Task IsTeacherInStaffRoomAsync(TestSchool school, Person person, SchoolClass room, Office office) =>
        await school.InScopeAsync(async db =>
        {
            var joined = await db.People.Include(p => p.Roles).SingleAsync(p => p.Id == person.Id);
            joined.HasJoined.ShouldBeTrue();
            joined.Has(Role.Teacher).ShouldBeTrue();
            (
                await db.ClassMemberships.AnyAsync(m => m.PersonId == person.Id && m.ClassId == room.Id && m.Role == Role.Teacher)
            ).ShouldBeTrue();
            (await db.Appointments.AnyAsync(a => a.PersonId == person.Id && a.Office == office && a.EndsAt == null)).ShouldBeTrue();
        });

    private static async Task<(WebApp App, TestSchool School)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        return (app, await TestSchool.CreateAsync(app.Services, "group-chats"));
    }

    private static string Address(TestSchool school, SchoolClass? @class = null) =>
        $"/s/{school.Slug}/invites/families?class={(@class ?? school.Class).Id.Value}&role=Parent";

    private static async Task<AngleSharp.Dom.IDocument> ListAsync(HttpClient client, TestSchool school) =>
        await (await client.GetAsync(Address(school))).DocumentAsync();

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, TestSchool school, Person[] people, bool all)
    {
        var fields = people.Select((person, i) => KeyValuePair.Create($"person[{i}]", person.Id.Value.ToString())).ToDictionary();
        if (all)
            fields["all"] = "true";
        return client.PostFormAsync(Address(school), fields);
    }
}
