using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

public sealed class ImportTests
{
    [Fact]
    [Requirement("PPL-2")]
    [Requirement("PPL-8")]
    [Requirement("PPL-9")]
    public async Task The_journals_export_comes_in_by_steps_and_a_repeat_changes_nothing()
    {
        var school = await SchoolAsync();
        var list = SampleRoster.InWindows1251(SampleRoster.Students);
        var administrator = await ClientAsync(school, school.Administrator);

        var preview = await administrator.PreviewAsync(school.Slug, "Students", list);
        Figures(preview).ShouldBe(["2 класса", "4 ученика", "3 родителя", "5 связей родителей с детьми", "7 строк не взято"]);
        BadLines(preview)
            .ShouldBe([
                "Строка 6 Фамилия, имя, отчество. Напишите фамилию и имя.",
                "Строка 7 Класс. Напишите название.",
                "Строка 8 Класс. Такого класса не бывает. Пишите, например, 5А.",
                "Строка 9 Дата рождения. Такой даты нет: «31.02.2013».",
                "Строка 10 Этот человек уже есть в строке 2.",
                "Строка 11 Телефон родителя 1. Проверьте номер телефона, например +7 916 123-45-67.",
                "Строка 12 Фамилия, имя, отчество. В имени могут быть буквы, дефис и апостроф.",
            ]);

        var done = await administrator.ApplyAsync(school.Slug, preview);
        done.QuerySelector("h1")!.TextContent.ShouldBe("Список загружен");
        await school.InScopeAsync(async db =>
        {
            var siblings = await db
                .People.Where(p => p.NameKey.StartsWith("ЛЕСКОВ") && p.Roles.Any(r => r.Role == Role.Parent))
                .ToListAsync();
            siblings.Count.ShouldBe(2);
            foreach (var parent in siblings)
                (await db.Guardianships.CountAsync(link => link.GuardianId == parent.Id)).ShouldBe(2);
        });

        var again = await administrator.PreviewAsync(school.Slug, "Students", list);
        Figures(again).ShouldBe(["4 строки без изменений", "7 строк не взято"]);
        again.Body!.TextContent.ShouldContain("Этот список ничего не изменит");
    }

    [Fact]
    [Requirement("PPL-1")]
    [Requirement("PPL-3")]
    public async Task Staff_lead_classes_by_the_directors_order_and_teachers_are_in_the_staff_room()
    {
        var school = await SchoolAsync();
        var administrator = await ClientAsync(school, school.Administrator);
        var preview = await administrator.PreviewAsync(school.Slug, "Staff", Encoding.UTF8.GetBytes(SampleRoster.Staff));

        var without = await administrator.PostChoiceAsync(preview, preview.Ticked());
        without.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await without.DocumentAsync()).QuerySelector(".field-error")!.TextContent.ShouldBe("Напишите номер приказа.");

        await administrator.ApplyAsync(school.Slug, preview, ("Input.Order.Number", "12-од"), ("Input.Order.Date", "2026-02-01"));

        var staffRoom = await administrator.NamesAsync($"/s/{school.Slug}/people?class={await ClassAsync(school, ClassName.StaffRoom)}");
        staffRoom.ShouldBe(["Мостов Глеб Игоревич", "Мостовая Лидия Игоревна", "Перевозов Юрий Маркович"]);
        var led = await ClassAsync(school, ClassName.Parse("6Б").Value);
        (await administrator.NamesAsync($"/s/{school.Slug}/people?class={led}&role=Teacher")).ShouldBe([
            "Мостов Глеб Игоревич",
            "Мостовая Лидия Игоревна",
        ]);
        var people = await (await administrator.GetAsync($"/s/{school.Slug}/people?name=мостовая")).DocumentAsync();
        var record = await (await administrator.GetAsync(people.QuerySelector("tbody a")!.GetAttribute("href"))).DocumentAsync();
        var text = record.Body!.TextContent.Folded();
        text.ShouldContain("Классный руководитель, 6Б");
        text.ShouldContain("приказ № 12-од от 01.02.2026");
        text.ShouldContain("Учитель: Химия");
    }

    [Theory]
    [InlineData("empty.csv", "", 422, "ни одной строки")]
    [InlineData("page.csv", "<html><body>ФИО</body></html>", 422, "не таблица")]
    [InlineData("book.xls", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", 422, "Excel 97–2003")]
    [InlineData("book.xlsx", "PK\u0003\u0004 not a book", 422, "повреждена")]
    [InlineData(
        "dos.csv",
        "\u0090\u0088\u008E;\u008A\u00AB\u00A0\u00E1\u00E1\n\u0088\u00A2\u00A0\u00AD\u00AE\u00A2 \u0088\u00A2\u00A0\u00AD;5\u0080\n",
        422,
        "Кодировка"
    )]
    public async Task A_file_that_is_no_list_is_refused_at_its_field(string name, string latin, int status, string reason)
    {
        var school = await SchoolAsync();
        var administrator = await ClientAsync(school, school.Administrator);

        var answer = await administrator.UploadAsync(school.Slug, "Students", name, Encoding.Latin1.GetBytes(latin));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.DocumentAsync()).QuerySelector(".field-error:not(:empty)")!.TextContent.ShouldContain(reason);
    }

    [Theory]
    [InlineData(10 * 1024 * 1024 + 1)]
    [InlineData(40 * 1024 * 1024)]
    public async Task A_file_that_is_too_large_is_refused_in_plain_words(int size)
    {
        var school = await SchoolAsync();
        var administrator = await ClientAsync(school, school.Administrator);

        var answer = await administrator.UploadAsync(school.Slug, "Students", "large.csv", new byte[size]);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.DocumentAsync()).Body!.TextContent.ShouldContain("Файл больше 10 МБ");
    }

    [Fact]
    public async Task A_list_without_a_name_column_goes_back_to_its_columns()
    {
        var school = await SchoolAsync();
        var administrator = await ClientAsync(school, school.Administrator);
        var columns = await administrator.UploadAsync(school.Slug, "Students", "list.csv", "Кто;Где\nЛесков Артём;6Б\n"u8.ToArray());
        var address = columns.Headers.Location!.ToString();

        var missing = await administrator.PostFormAsync(address, new() { ["Fields[0]"] = "", ["Fields[1]"] = "Class" });
        var twice = await administrator.PostFormAsync(address, new() { ["Fields[0]"] = "Class", ["Fields[1]"] = "Class" });
        var mapped = await administrator.PostFormAsync(address, new() { ["Fields[0]"] = "FullName", ["Fields[1]"] = "Class" });

        missing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await missing.DocumentAsync()).Alert().ShouldContain("фамилия и имя");
        (await twice.DocumentAsync()).Alert().ShouldContain("Два столбца");
        var preview = await (await administrator.GetAsync(mapped.Headers.Location)).DocumentAsync();
        Figures(preview).ShouldBe(["1 класс", "1 ученик"]);
    }

    [Fact]
    public async Task Only_the_administrator_imports_and_the_refusal_names_the_clause()
    {
        var school = await SchoolAsync();
        foreach (var person in (Person[])[school.Director, school.ClassTeacher, school.Teacher, school.Parent])
        {
            var client = await ClientAsync(school, person);

            var refused = await client.GetAsync($"/s/{school.Slug}/people/import");

            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await refused.DocumentAsync()).Alert().ShouldContain("п. 2.1");
        }
    }

    [Fact]
    public async Task A_list_is_open_to_whoever_uploaded_it_until_it_is_imported()
    {
        var school = await SchoolAsync();
        var other = await SchoolAsync();
        var administrator = await ClientAsync(school, school.Administrator);
        var stranger = await ClientAsync(other, other.Administrator);
        var preview = await administrator.PreviewAsync(school.Slug, "Students", Encoding.UTF8.GetBytes(SampleRoster.Students));

        var foreign = await stranger.GetAsync(preview.Path().Replace(school.Slug, other.Slug));
        await administrator.ApplyAsync(school.Slug, preview);
        var applied = await administrator.GetAsync(preview.Path());

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        applied.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await applied.DocumentAsync()).Alert().ShouldContain("уже загружен");
    }

    [Fact]
    public async Task An_administrator_imports_at_the_desk()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await app.PageAsync(school, school.Administrator);
        await page.GotoAsync($"/s/{school.Slug}/people/import");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        var list = SampleRoster.Students.Replace("Класс;", "Отряд;", StringComparison.Ordinal);
        await page.GetByLabel("Файл")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "list.csv",
                    Buffer = SampleRoster.InWindows1251(list),
                    MimeType = "text/csv",
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Продолжить" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Посмотреть, что изменится" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("записан класс");

        await page.GetByLabel("Отряд").SelectOptionAsync("Класс");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Посмотреть, что изменится" }).ClickAsync();
        await page.GetByText("Эти строки не взяты").WaitForAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Загрузить отмеченное" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Список загружен" }).WaitForAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "К людям" }).ClickAsync();
        await page.GetByLabel("Имя или телефон").FillAsync("ян ручьев");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
    }

    private static async Task<TestSchool> SchoolAsync() =>
        await TestSchool.CreateAsync((await WebApp.UsualAsync()).Services, "group-chats");

    private static async Task<HttpClient> ClientAsync(TestSchool school, Person person) =>
        await (await WebApp.UsualAsync()).ClientAsync(school, person);

    private static async Task<Guid> ClassAsync(TestSchool school, ClassName name)
    {
        var id = Guid.Empty;
        await school.InScopeAsync(async db => id = (await db.Classes.SingleAsync(c => c.Name == name)).Id.Value);
        return id;
    }

    private static IEnumerable<string> Figures(IDocument page) =>
        page.QuerySelectorAll(".stat").Select(stat => string.Join(' ', stat.Children.Select(part => part.TextContent.Folded())));

    private static IEnumerable<string> BadLines(IDocument page) =>
        page.QuerySelectorAll("#bad-lines tbody tr")
            .Select(row => $"{row.QuerySelector("th")!.TextContent.Folded()} {row.QuerySelector("td")!.TextContent.Folded()}");
}
