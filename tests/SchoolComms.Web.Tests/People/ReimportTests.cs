using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

/// <summary>A list that comes again, changed.</summary>
public sealed class ReimportTests
{
    private const string Headings = "ФИО;Класс;Дата рождения;Родитель 1;Телефон 1;Почта 1;ID\n";
    private const string Yan = "Ручьёв Ян Маркович;6Б;11.11.2013;Ручьёва Майя Львовна;+7 900 700-00-01;;\n";
    private const string Ada = "Лескова Ада Ильинична;6Б;12.12.2013;Лесков Илья Павлович;+7 900 700-00-02;;\n";
    private const string Oleg = "Полянин Олег Ильич;6Б;01.01.2013;Полянина Нина Львовна;+7 900 700-00-03;;\n";
    private const string Vera = "Долина Вера Павловна;6В;02.02.2013;;;;\n";

    private static readonly (string, string)[] ByOrder = [("Input.Order.Number", "41-у"), ("Input.Order.Date", "2026-02-01")];

    [Fact]
    [Requirement("PPL-8")]
    [Requirement("PPL-2")]
    public async Task A_changed_list_shows_the_difference_and_does_what_is_ticked()
    {
        var (school, administrator) = await SchoolAsync();
        await ImportAsync(school, administrator, Headings + Yan + Ada + Oleg + Vera);

        var preview = await PreviewAsync(
            school,
            administrator,
            Headings + Yan.Replace("6Б", "6В") + Ada.Replace("00-02", "00-09") + Vera + "Новиков Глеб Ильич;6В;03.03.2013;;;;\n"
        );

        preview.Entries("В другом классе").ShouldHaveSingleItem().Line.ShouldBe("Ручьёв Ян Маркович 6Б Сейчас числится в 6Б, в списке 6В");
        preview.Entries("Записано иначе").ShouldHaveSingleItem().Line.ShouldContain("было +7 900 700-00-02, станет +7 900 700-00-09");
        preview.Entries("Нет в списке").ShouldHaveSingleItem().Line.ShouldStartWith("Полянин Олег Ильич");
        preview.Entries("Новые: ученики, 6В").ShouldHaveSingleItem().Line.ShouldStartWith("Новиков Глеб Ильич");
        preview.Ticked().ShouldNotContain(preview.Entries("Нет в списке")[0].Key);
        var withoutOrder = await administrator.PostChoiceAsync(preview, preview.Ticked());
        withoutOrder.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await withoutOrder.DocumentAsync()).QuerySelector(".field-error:not(:empty)")!.TextContent.ShouldBe("Напишите номер приказа.");

        await administrator.ApplyAsync(school.Slug, preview, ByOrder);

        (await NamesAsync(school, "6В")).ShouldBe(["Долина Вера Павловна", "Новиков Глеб Ильич", "Ручьёв Ян Маркович"]);
        (await NamesAsync(school, "6Б")).ShouldBe(["Лескова Ада Ильинична", "Полянин Олег Ильич"]);
        await school.InScopeAsync(async db =>
        {
            var movement = await db.Movements.SingleAsync();
            (movement.Kind, movement.Order.Number, movement.State).ShouldBe((MovementKind.Transfer, "41-у", MovementState.InEffect));
        });
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task Who_is_ticked_as_gone_leaves_by_the_order_and_the_parents_with_them()
    {
        var (school, administrator) = await SchoolAsync();
        await ImportAsync(school, administrator, Headings + Yan + Oleg);
        var preview = await PreviewAsync(school, administrator, Headings + Yan);

        await ApplyAllAsync(administrator, preview, ByOrder);

        (await NamesAsync(school, "6Б")).ShouldBe(["Ручьёв Ян Маркович"]);
        (await administrator.NamesAsync($"/s/{school.Slug}/people?state=Left")).ShouldBe(["Полянин Олег Ильич", "Полянина Нина Львовна"]);
        var again = await PreviewAsync(school, administrator, Headings + Yan);
        again.Body!.TextContent.ShouldContain("Этот список ничего не изменит");
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task The_same_person_in_another_spelling_is_proposed_and_namesakes_stay_two()
    {
        var (school, administrator) = await SchoolAsync();
        await ImportAsync(school, administrator, Headings + Yan + Ada);
        var changed = Headings + Yan.Replace("Ручьёв Ян", "Ручёв Ян") + Ada + Ada.Replace("12.12", "05.05");

        var preview = await PreviewAsync(school, administrator, changed);
        var same = preview.Entries("Возможно, это один человек");
        same.ShouldHaveSingleItem().Line.ShouldContain("имя отличается одной буквой, та же дата рождения, тот же класс");
        preview.Ticked().ShouldNotContain(same[0].Key);

        var applied = await administrator.PostChoiceAsync(preview, preview.Ticked().Append(same[0].Key));

        applied.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await NamesAsync(school, "6Б")).ShouldBe(["Лескова Ада Ильинична", "Лескова Ада Ильинична", "Ручёв Ян Маркович"]);
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task A_school_that_has_changed_since_the_preview_is_shown_again_and_nothing_is_done()
    {
        var (school, administrator) = await SchoolAsync();
        var preview = await PreviewAsync(school, administrator, Headings + Yan);
        await school.InScopeAsync(db =>
        {
            var person = Person.Register(school.School.Id, FullName.Parse("Ручьёва Майя Львовна").Value, DateTimeOffset.UnixEpoch);
            person.Reachable(PhoneNumber.Parse("+7 900 700-00-01").Value, null).Grant(Role.Staff, DateTimeOffset.UnixEpoch);
            db.Add(person);
            return Task.CompletedTask;
        });

        var refused = await administrator.PostChoiceAsync(preview, preview.Ticked());

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await refused.DocumentAsync();
        page.Alert().ShouldContain("в школе что-то изменилось");
        (await NamesAsync(school, "6Б")).ShouldBeEmpty();
    }

    [Fact]
    [Requirement("PPL-9")]
    public async Task A_parent_ticked_as_missing_is_unlinked_and_leaves_the_chat_and_no_list_links_them_again()
    {
        var (school, administrator) = await SchoolAsync();
        var child = school.Student.Name.Full;
        var withOther = $"{Headings}{child};5А;;Берёзова Ия Олеговна;+7 900 700-00-07;;\n";
        var withBoth = $"ФИО;Класс;Родитель 1;Родитель 2\n{child};5А;Берёзова Ия Олеговна;{school.Parent.Name.Full}\n";

        var preview = await PreviewAsync(school, administrator, withOther);
        preview.Entries("Родителей больше нет").ShouldHaveSingleItem().Line.ShouldContain(school.Parent.Name.Full);
        await ApplyAllAsync(administrator, preview);

        await school.InScopeAsync(async db =>
        {
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id);
            member.Departure.ShouldBe(Departure.Moved);
        });
        var again = await PreviewAsync(school, administrator, withBoth);
        again.Body!.TextContent.ShouldContain("Этот список ничего не изменит");
    }

    [Fact]
    public async Task A_parent_ticked_as_missing_for_each_of_two_children_leaves_the_chat_of_their_class()
    {
        var (school, administrator) = await SchoolAsync();
        var at = school.ParentsChat.CreatedAt;
        var twin = Person.Register(school.School.Id, FullName.Parse("Тестов Близнец").Value, at);
        twin.Grant(Role.Student, at);
        await school.InScopeAsync(db =>
        {
            db.AddRange(twin, ClassMembership.Join(school.Class, twin, Role.Student, null, at));
            db.Add(Guardianship.Link(school.Parent, twin, at));
            return Task.CompletedTask;
        });

        var list = $"{Headings}{school.Student.Name.Full};5А;;Берёзова Ия Олеговна;+7 900 700-00-07;;\n";
        var preview = await PreviewAsync(school, administrator, $"{list}{twin.Name.Full};5А;;Берёзова Ия Олеговна;+7 900 700-00-07;;\n");
        preview.Entries("Родителей больше нет").Count.ShouldBe(2);
        await ApplyAllAsync(administrator, preview);

        await school.InScopeAsync(async db =>
        {
            (await db.Guardianships.AnyAsync(link => link.GuardianId == school.Parent.Id)).ShouldBeFalse();
            var member = await db.ChatMembers.SingleAsync(m => m.ChatId == school.ParentsChat.Id && m.PersonId == school.Parent.Id);
            member.Departure.ShouldBe(Departure.Moved);
        });
    }

    [Fact]
    [Requirement("PPL-8")]
    public async Task Columns_mean_what_they_meant_the_last_time()
    {
        var (school, administrator) = await SchoolAsync();
        var first = await administrator.UploadAsync(
            school.Slug,
            "Students",
            "first.csv",
            Encoding.UTF8.GetBytes("Кто;Где\nЛесков Артём;6Б\n")
        );
        await administrator.PostFormAsync(
            first.Headers.Location!.ToString(),
            new() { ["Fields[0]"] = "FullName", ["Fields[1]"] = "Class" }
        );

        var second = await administrator.UploadAsync(
            school.Slug,
            "Students",
            "second.csv",
            Encoding.UTF8.GetBytes("где;кто\n6Б;Лесков Артём\n")
        );

        var columns = await (await administrator.GetAsync(second.Headers.Location)).DocumentAsync();
        columns.Body!.TextContent.ShouldContain("как в прошлый раз");
        columns.Body!.TextContent.ShouldContain("first.csv");
        columns
            .QuerySelectorAll("select[name^=Fields]")
            .Select(select => select.QuerySelector("option[selected]")!.GetAttribute("value"))
            .ShouldBe(["Class", "FullName"]);
    }

    [Theory]
    [InlineData(",", "utf-8", false)]
    [InlineData(";", "utf-8", true)]
    [InlineData("\t", "utf-8", false)]
    [InlineData("\t", "windows-1251", false)]
    [InlineData(",", "windows-1251", false)]
    public async Task A_list_is_read_with_any_usual_separator_and_encoding(string separator, string encoding, bool mark)
    {
        var (school, administrator) = await SchoolAsync();
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var text = (Headings + Yan).Replace(";", separator);
        byte[] content = [.. mark ? Encoding.UTF8.GetPreamble() : [], .. coding.GetBytes(text)];

        var preview = await administrator.PreviewAsync(school.Slug, "Students", content);

        preview.Entries("Новые: ученики, 6Б").ShouldHaveSingleItem().Line.ShouldBe("Ручьёв Ян Маркович 6Б Ручьёва Майя Львовна");
    }

    private static async Task<(TestSchool School, HttpClient Administrator)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        return (school, await app.ClientAsync(school, school.Administrator));
    }

    private static Task<IDocument> PreviewAsync(TestSchool school, HttpClient client, string list) =>
        client.PreviewAsync(school.Slug, "Students", Encoding.UTF8.GetBytes(list));

    private static async Task ImportAsync(TestSchool school, HttpClient client, string list) =>
        await client.ApplyAsync(school.Slug, await PreviewAsync(school, client, list));

    private static async Task ApplyAllAsync(HttpClient client, IDocument preview, params (string, string)[] fields)
    {
        var all = preview.QuerySelectorAll("input[name='Input.Ticked']").Select(box => box.GetAttribute("value")!);
        (await client.PostChoiceAsync(preview, all, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<List<string>> NamesAsync(TestSchool school, string @class)
    {
        List<string> names = [];
        await school.InScopeAsync(async db =>
        {
            var found = await (
                from membership in db.ClassMemberships
                where membership.Role == Role.Student && membership.EndedAt == null
                join c in db.Classes on membership.ClassId equals c.Id
                join person in db.People on membership.PersonId equals person.Id
                orderby person.NameKey
                select new { Class = c.Name, person.Name }
            ).ToListAsync();
            names = [.. found.Where(entry => entry.Class.Value == @class).Select(entry => entry.Name.Full)];
        });
        return names;
    }
}
