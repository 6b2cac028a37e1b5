using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class NewSchoolTests
{
    [Fact]
    [Requirement("SCH-1")]
    [Requirement("SCH-2")]
    public async Task The_administrator_sets_the_school_up_and_is_inside()
    {
        var app = await WebApp.UsualAsync();
        var client = app.Stranger();
        var slug = NewSchoolForm.NextSlug();
        var form = NewSchoolForm.Of(slug);

        var answer = await client.PostFormAsync("/schools/new", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"/s/{slug}");
        var page = await (await client.GetAsync($"/s/{slug}/school")).DocumentAsync();
        page.Body!.TextContent.ShouldContain("Ким Алла Викторовна");
        page.Body.TextContent.Folded().ShouldContain("Администратор, приказ № 21-од от 11.02.2026");
        page.Body.TextContent.Folded().ShouldContain("Директор, приказ № 21-од от 11.02.2026");
        foreach (var field in (string[])["Input.FullName", "Input.ShortName", "Input.Locality", "Input.TimeZone"])
            page.ValueOf(field).ShouldBe(form[field], field);
    }

    [Theory]
    [InlineData("Input.FullName", "", "Напишите полное название.")]
    [InlineData("Input.Locality", " ", "Напишите город, посёлок или село.")]
    [InlineData("Input.Preset", "no-such", "Выберите, с какого регламента начать.")]
    [InlineData("Input.RegulationOrder.Number", "", "Напишите номер приказа.")]
    [InlineData("Input.RegulationOrder.Date", "", "Укажите дату приказа.")]
    [InlineData("Input.RegulationOrder.Date", "вчера", "Проверьте это значение.")]
    [InlineData("Input.AppointmentOrder.Date", "2026-03-12", "Дата приказа ещё не наступила.")]
    [InlineData("Input.Director.Name", "Лапин", "Напишите и фамилию, и имя.")]
    [InlineData("Input.Director.Email", "не почта", "Проверьте адрес почты")]
    [InlineData("Input.Director.Password", "Aa1!Aa1!Aa1!Aa", "Пароль короче 15 знаков.")]
    [InlineData("Input.Slug", "Школа", "От 3 до 40 маленьких латинских букв")]
    public async Task Wrong_input_is_named_at_its_field_and_nothing_typed_is_lost(string field, string typed, string message)
    {
        var app = await WebApp.UsualAsync();
        var form = NewSchoolForm.Of(NewSchoolForm.NextSlug());
        form[field] = typed;

        var answer = await app.Stranger().PostFormAsync("/schools/new", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.QuerySelectorAll(".field-error").Select(error => error.TextContent).ShouldContain(text => text.Contains(message));
        foreach (var (name, value) in form.Where(pair => pair.Key.StartsWith("Input.", StringComparison.Ordinal)))
        {
            if (name.EndsWith("Password", StringComparison.Ordinal))
                page.ValueOf(name).ShouldBe("");
            else if (name != "Input.Preset" || field != name)
                page.ValueOf(name).ShouldBe(value, name);
        }
    }

    [Fact]
    public async Task An_empty_address_is_made_from_the_name()
    {
        var app = await WebApp.UsualAsync();
        var form = NewSchoolForm.Of(NewSchoolForm.NextSlug());
        var name = $"Лицей {form["Input.Slug"][4..]}";
        (form["Input.ShortName"], form["Input.Slug"]) = (name, "");

        var answer = await app.Stranger().PostFormAsync("/schools/new", form);

        answer.Headers.Location!.ToString().ShouldBe($"/s/litsey-{name[6..]}");
    }

    [Fact]
    public async Task A_taken_address_is_a_conflict_at_its_field()
    {
        var app = await WebApp.UsualAsync();
        var taken = await TestSchool.CreateAsync(app.Services);
        var form = NewSchoolForm.Of(NewSchoolForm.NextSlug());
        form["Input.Slug"] = taken.Slug;

        var answer = await app.Stranger().PostFormAsync("/schools/new", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.DocumentAsync()).QuerySelector("#Input_Slug-error")!.TextContent.ShouldContain("Этот адрес занят");
    }

    [Fact]
    public async Task A_fresh_installation_opens_on_setting_up_a_school_and_then_is_closed_to_strangers()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        app.Services.GetRequiredService<IConfiguration>()["SchoolComms:Schools:OpenRegistration"] = "false";
        var (first, second) = (NewSchoolForm.NextSlug(), NewSchoolForm.NextSlug());

        var door = await (await app.Stranger().GetAsync("/")).DocumentAsync();
        door.QuerySelector("main a")!.GetAttribute("href").ShouldBe("/schools/new");
        (await app.Stranger().PostFormAsync("/schools/new", NewSchoolForm.Of(first))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await (await app.Stranger().GetAsync("/")).DocumentAsync()).QuerySelector("main a")!.GetAttribute("href").ShouldBe("/sign-in");
        var closed = await app.Stranger().GetAsync("/schools/new");
        closed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await closed.DocumentAsync()).Alert().ShouldContain("владелец портала");
        var token = NewSchoolForm.Of(second);
        (await app.Stranger().PostFormAsync("/sign-in", "/schools/new", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
