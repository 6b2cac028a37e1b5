using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class PersonTests
{
    [Fact]
    [Requirement("PPL-9")]
    public async Task A_parent_is_unlinked_with_a_reason_and_leaves_the_classs_chats()
    {
        var (school, administrator) = await SchoolAsync();
        var address = Unlink(school, school.Parent);

        (await (await administrator.GetAsync(address)).DocumentAsync()).Body!.TextContent.ShouldContain(school.ParentsChat.Name);
        var without = await administrator.PostFormAsync(address, new());
        var unlinked = await administrator.PostFormAsync(address, new() { ["Input.Reason"] = "Решение суда" });

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unlinked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PresentAsync(school, school.Parent)).ShouldBeFalse();
        (await TextAsync(administrator, school, school.Student)).ShouldContain($"Связь убрана: {school.Parent.Name.Full}");
        (await TextAsync(administrator, school, school.Student)).ShouldNotContain(school.Parent.Name.Full);
        (await administrator.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await school.InScopeAsync(async db =>
        {
            var entry = await db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.GuardianUnlinked);
            entry.Payload.ShouldContain("Решение суда");
        });
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task Another_child_in_the_class_keeps_the_parent_in_its_chats()
    {
        var (school, administrator) = await SchoolAsync();
        var other = await school.AddParentAsync();
        await school.InScopeAsync(async db =>
        {
            var child = await db.Guardianships.Where(link => link.GuardianId == other.Id).Select(link => link.ChildId).SingleAsync();
            db.Add(Guardianship.Link(school.Parent, await db.People.SingleAsync(p => p.Id == child), DateTimeOffset.UnixEpoch));
        });

        await administrator.PostFormAsync(Unlink(school, school.Parent), new() { ["Input.Reason"] = "Связан по ошибке" });

        (await PresentAsync(school, school.Parent)).ShouldBeTrue();
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task A_parent_unlinked_by_mistake_is_linked_again_by_hand()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == school.Parent.Id)).Reachable(PhoneNumber.Parse("+7 900 700-33-01").Value, null)
        );
        await administrator.PostFormAsync(Unlink(school, school.Parent), new() { ["Input.Reason"] = "Ошибка" });

        var linked = await administrator.PostFormAsync(
            $"/s/{school.Slug}/people/{school.Student.Id.Value}",
            new() { ["Input.Name"] = school.Parent.Name.Full, ["Input.Phone"] = "89007003301" }
        );

        linked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(administrator, school, school.Student)).ShouldContain(school.Parent.Name.Full);
        (await PresentAsync(school, school.Parent)).ShouldBeTrue();
    }

    [Fact]
    public async Task Facts_are_corrected_with_a_reason_and_the_record_tells_which()
    {
        var (school, administrator) = await SchoolAsync();
        var address = $"/s/{school.Slug}/people/{school.Staff.Id.Value}/edit";
        Dictionary<string, string> facts = new()
        {
            ["Input.LastName"] = "Берёзова",
            ["Input.FirstName"] = "Дарья",
            ["Input.Phone"] = "8 900 700-33-02",
            ["Input.Post"] = "Секретарь",
            ["Input.Reason"] = "Смена фамилии",
        };

        var without = await administrator.PostFormAsync(address, new(facts) { ["Input.Reason"] = "" });
        var unread = await administrator.PostFormAsync(address, new(facts) { ["Input.Phone"] = "123" });
        var corrected = await administrator.PostFormAsync(address, facts);
        var again = await administrator.PostFormAsync(address, facts);

        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unread.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unread.DocumentAsync()).ValueOf("Input.Phone").ShouldBe("123");
        corrected.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await TextAsync(administrator, school, school.Staff);
        text.ShouldContain("Берёзова Дарья");
        text.ShouldContain("+7 900 700-33-02");
        var record = await (await administrator.GetAsync($"/s/{school.Slug}/audit")).DocumentAsync();
        record.Body!.TextContent.Folded().ShouldContain("Исправлены сведения о человеке: Берёзова Дарья, имя, телефон, должность");
    }

    [Theory]
    [InlineData("2026-03-11", HttpStatusCode.Redirect)]
    [InlineData("2026-03-12", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1926-03-12", HttpStatusCode.Redirect)]
    [InlineData("1926-03-11", HttpStatusCode.UnprocessableEntity)]
    public async Task A_day_of_birth_lies_within_a_hundred_years_of_the_school_s_own_day(string day, HttpStatusCode status)
    {
        var (school, administrator) = await SchoolAsync();
        var answer = await administrator.PostFormAsync(
            $"/s/{school.Slug}/people/{school.Student.Id.Value}/edit",
            new()
            {
                ["Input.LastName"] = school.Student.Name.Last,
                ["Input.FirstName"] = school.Student.Name.First,
                ["Input.BirthDate"] = day,
                ["Input.Reason"] = "Свидетельство о рождении",
            }
        );

        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.UnprocessableEntity)
            (await answer.DocumentAsync()).QuerySelectorAll(".field-error").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_record_tells_what_was_and_what_is_by_right()
    {
        var (school, administrator) = await SchoolAsync();
        await school.InScopeAsync(async db =>
        {
            var was = await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Teacher.Id);
            was.End(was.Since.AddDays(10));
        });

        var text = await TextAsync(administrator, school, school.Teacher);
        text.ShouldContain("Раньше 5А, учитель: Математика");
        text.ShouldContain("Нарушений нет");
        var asClassTeacher = await (await WebApp.UsualAsync()).ClientAsync(school, school.ClassTeacher);
        (await asClassTeacher.GetAsync($"/s/{school.Slug}/people/{school.Teacher.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(TestSchool School, HttpClient Administrator)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        return (school, await app.ClientAsync(school, school.Administrator));
    }

    private static string Unlink(TestSchool school, Person parent) =>
        $"/s/{school.Slug}/people/{school.Student.Id.Value}/guardians/{parent.Id.Value}/unlink";

    private static async Task<string> TextAsync(HttpClient client, TestSchool school, Person person) =>
        (await (await client.GetAsync($"/s/{school.Slug}/people/{person.Id.Value}")).DocumentAsync()).Body!.TextContent.Folded();

    private static async Task<bool> PresentAsync(TestSchool school, Person person)
    {
        var present = false;
        await school.InScopeAsync(async db =>
            present = await db.ChatMembers.AnyAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == person.Id && m.EndedAt == null)
        );
        return present;
    }
}
