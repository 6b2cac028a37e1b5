using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class YearRollTests
{
    [Fact]
    [Requirement("PPL-6")]
    public async Task Classes_go_over_with_everybody_and_their_chats_and_graduates_leave_with_their_parents()
    {
        var (app, school, administrator) = await SchoolAsync();
        var (graduate, only, brother, mother) = await AddGraduatesAsync(school);

        var proposed = await (await administrator.GetAsync(Address(school))).DocumentAsync();
        proposed.ValueOf("Input.Lines[0].Name").ShouldBe("6А");
        proposed.QuerySelector<IHtmlInputElement>("[name='Input.Lines[1].Graduates']")!.IsChecked.ShouldBeTrue();
        var shown = await (await PostAsync(administrator, school, proposed)).DocumentAsync();
        var said = shown.Body!.TextContent.Folded();
        said.ShouldContain("5А → 6А, 1 ученик");
        said.ShouldContain("11А → выпуск, 2 ученика");
        said.ShouldContain("Родителей выбудет вместе с ними1");
        said.ShouldContain("Чатов перейдёт с историей3");

        (await PostAsync(administrator, school, proposed, ("step", "confirm"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await school.InScopeAsync(async db =>
        {
            var next = await db.Classes.Where(c => c.SchoolYear == 2026).ToDictionaryAsync(c => c.Name.Value);
            next.Keys.ShouldBe(["6А", "1А", "1Б"], ignoreOrder: true);
            var place = await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Student.Id && m.EndedAt == null);
            place.ClassId.ShouldBe(next["6А"].Id);
            var chat = await db.Chats.SingleAsync(c => c.Id == school.ParentsChat.Id);
            (chat.ClassId, chat.Name).ShouldBe((next["6А"].Id, "6А · родители"));
            (await db.Appointments.SingleAsync(a => a.PersonId == school.ClassTeacher.Id && a.EndsAt == null)).ClassId.ShouldBe(
                next["6А"].Id
            );
            (await db.ClassMemberships.SingleAsync(m => m.PersonId == school.Teacher.Id && m.EndedAt == null)).Subject.ShouldBe(
                "Математика"
            );
            foreach (var gone in (PersonId[])[graduate, brother, only])
                (await db.People.SingleAsync(p => p.Id == gone)).LeftAt.ShouldNotBeNull();
            (await db.People.SingleAsync(p => p.Id == mother)).LeftAt.ShouldBeNull();
            (await db.Movements.CountAsync(m => m.Kind == MovementKind.Promotion)).ShouldBe(1);
            (await db.Movements.CountAsync(m => m.Kind == MovementKind.Graduation)).ShouldBe(2);
        });
        var parent = await app.ClientAsync(school, school.Parent);
        (await parent.GetAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var past = await (await administrator.GetAsync($"/s/{school.Slug}/classes?year=2025")).DocumentAsync();
        past.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["Учительская", "5А", "11А"]);
    }

    [Fact]
    [Requirement("PPL-6")]
    public async Task A_year_is_turned_once_even_by_two_at_once()
    {
        var (app, school, administrator) = await SchoolAsync();
        var proposed = await (await administrator.GetAsync(Address(school))).DocumentAsync();
        var again = await app.ClientAsync(school, school.Administrator);

        var answers = await Task.WhenAll(
            PostAsync(administrator, school, proposed, ("step", "confirm")),
            PostAsync(again, school, proposed, ("step", "confirm"))
        );

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Single(answer => answer.StatusCode != HttpStatusCode.Redirect).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await (await administrator.GetAsync(Address(school))).DocumentAsync();
        page.Alert().ShouldContain("Учебный год уже переведён");
        page.ValueOf("Input.Order.Number").ShouldBeNull();
    }

    [Fact]
    public async Task Two_classes_of_one_name_are_refused()
    {
        var (_, school, administrator) = await SchoolAsync();
        var proposed = await (await administrator.GetAsync(Address(school))).DocumentAsync();

        var answer = await PostAsync(administrator, school, proposed, ("Input.Beginning", "6А"));

        (await answer.DocumentAsync()).Alert().ShouldContain("6А встречается дважды");
    }

    [Fact]
    public async Task Only_the_turn_itself_says_that_it_takes_a_while()
    {
        var (app, school, _) = await SchoolAsync();
        var page = await app.PageAsync(school, school.Administrator);
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync(Address(school));
        await page.GetByLabel("Номер приказа").FillAsync("40");
        await page.GetByLabel("Дата приказа").FillAsync("2026-03-10");

        await page.GetByRole(AriaRole.Button, new() { Name = "Показать, что изменится" }).ClickAsync();
        var back = page.GetByRole(AriaRole.Button, new() { Name = "Назад" });
        await Assertions.Expect(back).ToBeVisibleAsync();
        // Whatever is sent from here on leads nowhere: the page stays as its button has left it.
        await page.RouteAsync($"**{Address(school)}", route => route.AbortAsync("aborted"));
        await back.ClickAsync();
        await Assertions.Expect(page.Locator("[data-busy-note]")).ToBeEmptyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Перевести год" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-busy-note]")).ToContainTextAsync("Переводим год");
        faults.ShouldBeEmpty();
    }

    private static string Address(TestSchool school) => $"/s/{school.Slug}/classes/roll";

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        TestSchool school,
        IDocument page,
        params (string Name, string Value)[] more
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["Input.Beginning"] = "1А, 1Б",
            ["Input.Order.Number"] = "40",
            ["Input.Order.Date"] = "2026-03-10",
        };
        foreach (var input in page.QuerySelectorAll<IHtmlInputElement>("input[name^='Input.Lines'], input[name='Input.Year']"))
            if (input.Type != "checkbox" || input.IsChecked)
                fields[input.Name!] = input.Value;
        foreach (var (name, value) in more)
            fields[name] = value;
        return client.PostFormAsync(Address(school), fields);
    }

    private static async Task<(WebApp App, TestSchool School, HttpClient Administrator)> SchoolAsync()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        return (app, school, await app.ClientAsync(school, school.Administrator));
    }

    // A graduate with a mother of their own; a graduate whose brother learns in 5А and whose mother therefore stays.
    private static async Task<(PersonId Graduate, PersonId OnlyParent, PersonId Brother, PersonId Mother)> AddGraduatesAsync(
        TestSchool school
    )
    {
        var at = school.ParentsChat.CreatedAt;
        var @class = SchoolClass.Create(school.School.Id, ClassName.Parse("11А").Value, 2025, at);
        Person Known(string name, Role role)
        {
            var person = Person.Register(school.School.Id, FullName.Parse(name).Value, at);
            person.Grant(role, at);
            return person;
        }

        var (graduate, only) = (Known("Выпускников Олег", Role.Student), Known("Выпускникова Ирина", Role.Parent));
        var brother = Known("Тестов Старший", Role.Student);
        await school.InScopeAsync(async db =>
        {
            var mother = await db.People.SingleAsync(p => p.Id == school.Parent.Id);
            db.AddRange(@class, graduate, only, brother);
            db.AddRange(
                ClassMembership.Join(@class, graduate, Role.Student, null, at),
                ClassMembership.Join(@class, brother, Role.Student, null, at),
                Guardianship.Link(only, graduate, at),
                Guardianship.Link(mother, brother, at)
            );
        });
        return (graduate.Id, only.Id, brother.Id, school.Parent.Id);
    }
}
