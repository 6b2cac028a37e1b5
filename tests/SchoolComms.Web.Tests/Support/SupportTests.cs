using System.Net;
using AngleSharp.Dom;
using SchoolComms.Domain.Support;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Support;

public sealed class SupportTests
{
    private static readonly Dictionary<string, string> Question = new()
    {
        ["Input.Subject"] = "Не открывается файл",
        ["Input.Text"] = "Нажимаю на файл в чате,\nи ничего не происходит.",
    };

    [Fact]
    [Requirement("CTL-3")]
    public async Task A_parent_asks_and_the_administrator_answers_and_the_answer_waits_on_the_parents_day()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (parent, administrator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Administrator));
        var (day, support) = ($"/s/{school.Slug}", $"/s/{school.Slug}/support");

        var asked = await parent.PostFormAsync($"{support}/new", Question);
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var request = asked.Headers.Location!.ToString();
        (await TextAsync(parent, request)).ShouldContain("Ждёт ответа администратора");

        (await TextAsync(administrator, day)).ShouldContain("1 вопрос о портале");
        (await TextAsync(administrator, support)).ShouldSatisfyAllConditions(
            list => list.ShouldContain("Не открывается файл"),
            list => list.ShouldContain(school.Parent.Name.Full),
            list => list.ShouldContain("п. 2.1")
        );
        await administrator.PostFormAsync(request, new() { ["Input.Text"] = "Откройте чат на компьютере." });

        (await TextAsync(administrator, support)).ShouldContain("Таких вопросов нет");
        (await TextAsync(parent, day)).ShouldContain("Новое по вашему вопросу: Не открывается файл");
        (await TextAsync(parent, support)).ShouldSatisfyAllConditions(
            list => list.ShouldContain("Есть ответ"),
            list => list.ShouldContain("новое")
        );
        (await TextAsync(parent, request)).ShouldContain("Откройте чат на компьютере.");
        (await TextAsync(parent, day)).ShouldNotContain("Новое по вашему вопросу");
    }

    [Fact]
    [Requirement("CTL-3")]
    public async Task What_is_passed_on_to_the_platform_is_tracked_until_it_is_solved()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (parent, administrator) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Administrator));
        var support = $"/s/{school.Slug}/support";
        var request = (await parent.PostFormAsync($"{support}/new", Question)).Headers.Location!.ToString();

        var refused = await parent.PostFormAsync(request, $"{request}?handler=PassOn", new() { ["Input.Told"] = "Сами" });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.DocumentAsync()).Body!.TextContent.ShouldContain("п. 2.1");

        var passed = new Dictionary<string, string> { ["Input.Told"] = "Файлы MP4 не играют", ["Input.Number"] = "4417" };
        (await administrator.PostFormAsync(request, $"{request}?handler=PassOn", passed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await TextAsync(administrator, $"{support}?show=PassedOn")).ShouldContain("В поддержке платформы, № 4417");
        (await TextAsync(administrator, $"{support}?show=Waiting")).ShouldNotContain("Не открывается файл");
        (await TextAsync(parent, request)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("Номер в поддержке платформы: 4417"),
            page => page.ShouldContain("Файлы MP4 не играют"),
            page => page.ShouldNotContain("Передать в поддержку платформы")
        );

        (await parent.PostFormAsync(request, $"{request}?handler=Solve", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TextAsync(administrator, $"{support}?show=PassedOn")).ShouldContain("Таких вопросов нет");
        (await TextAsync(administrator, $"{support}?show=All")).ShouldContain("Решён");
        (await TextAsync(administrator, request)).ShouldContain("Вопрос решён");
    }

    [Fact]
    [Requirement("CTL-3")]
    public async Task Another_parent_finds_neither_the_question_nor_the_lists_of_the_school()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (parent, other) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, await school.AddParentAsync()));
        var support = $"/s/{school.Slug}/support";
        var request = (await parent.PostFormAsync($"{support}/new", Question)).Headers.Location!.ToString();

        (await other.GetAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostFormAsync($"{support}/new", request, new() { ["Input.Text"] = "И мне" })).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await other.GetAsync($"{support}?show=All")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TextAsync(other, support)).ShouldContain("Вы ещё ни о чём не спрашивали");
    }

    [Fact]
    [Requirement("CTL-3")]
    public async Task What_is_missing_or_too_much_is_said_at_the_field_and_nothing_is_lost()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var parent = await app.ClientAsync(school, school.Parent);
        var support = $"/s/{school.Slug}/support";

        var refused = await parent.PostFormAsync($"{support}/new", new(Question) { ["Input.Subject"] = "" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.DocumentAsync();
        page.QuerySelector("#Input_Subject-error")!.TextContent.ShouldContain("Напишите, о чём вопрос.");
        page.QuerySelector("#Input_Text")!.TextContent.ShouldContain("ничего не происходит");

        var request = (await parent.PostFormAsync($"{support}/new", Question)).Headers.Location!.ToString();
        var empty = await parent.PostFormAsync(request, new() { ["Input.Text"] = " " });
        empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await empty.DocumentAsync()).QuerySelector("#Input_Text-error")!.TextContent.ShouldContain("Заполните это поле");

        for (var i = 1; i < SupportRequest.MostOpen; i++)
            await parent.PostFormAsync($"{support}/new", Question);
        var eleventh = await parent.PostFormAsync($"{support}/new", Question);
        eleventh.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await eleventh.DocumentAsync()).Body!.TextContent.Folded().ShouldContain("У вас уже 10 открытых вопросов");
    }

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        (await (await client.GetAsync(address)).DocumentAsync()).Body!.TextContent.Folded();
}
