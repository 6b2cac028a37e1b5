using System.Net;
using AngleSharp.Dom;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class CompareTests
{
    [Fact]
    [Requirement("SCH-6")]
    public async Task Two_editions_stand_side_by_side_and_only_what_differs_is_shown()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await RegulationTests.AdoptAsync(school, "posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);

        var page = await (await parent.GetAsync($"/s/{school.Slug}/regulation/compare?from=1&to=2")).DocumentAsync();
        var same = await (await parent.GetAsync($"/s/{school.Slug}/regulation/compare?from=2&to=2")).DocumentAsync();

        Row(page, "Часы для сообщений")
            .ShouldBe("нет → Писать можно в рабочие дни с 7:00 до 17:00; в другое время — с разрешения модератора.");
        Row(page, "Блокировка за нарушения").ShouldEndWith("→ нет");
        page.Body!.TextContent.ShouldNotContain("Сколько ждёт ссылка-приглашение");
        same.Body!.TextContent.ShouldContain("Различий нет");
    }

    [Fact]
    [Requirement("SCH-7")]
    public async Task Without_a_choice_the_edition_in_force_stands_beside_the_one_before_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var parent = await app.ClientAsync(school, school.Parent);

        var first = await (await parent.GetAsync($"/s/{school.Slug}/regulation/compare")).DocumentAsync();
        await RegulationTests.AdoptAsync(school, "model");
        var second = await (await parent.GetAsync($"/s/{school.Slug}/regulation/compare")).DocumentAsync();

        Chosen(first).ShouldBe(["preset:interaction", "1"]);
        Chosen(second).ShouldBe(["1", "2"]);
    }

    [Fact]
    [Requirement("SCH-7")]
    public async Task Presets_are_compared_rule_by_rule_and_audience_by_audience()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);

        var page = await (
            await parent.GetAsync($"/s/{school.Slug}/regulation/compare?from=preset:interaction&to=preset:posting-hours")
        ).DocumentAsync();

        Row(page, "Персональные данные: родители").ShouldBe("Отмечается, но никого не останавливает, п. 8.3 → Не принимается, п. 6");
        Row(page, "Персональные данные: ученики").ShouldBe("Отмечается, но никого не останавливает, п. 8.3 → Не принимается, п. 8");
    }

    [Theory]
    [InlineData("from=99&to=1")]
    [InlineData("from=preset:none&to=1")]
    [InlineData("from=-1&to=1")]
    public async Task What_does_not_exist_is_not_compared(string query)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);

        (await parent.GetAsync($"/s/{school.Slug}/regulation/compare?{query}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_a_phone()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var page = await app.PageAsync(school, school.Parent, phone: true);

        await page.GotoAsync($"/s/{school.Slug}/regulation/compare?from=preset:college&to=preset:posting-hours");

        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    private static string Row(IDocument page, string what) =>
        string.Join(
            " → ",
            page.QuerySelectorAll("tbody tr")
                .Single(row => row.QuerySelector("th")!.TextContent.Folded() == what)
                .QuerySelectorAll("td")
                .Select(cell => cell.TextContent.Folded())
        );

    private static IEnumerable<string?> Chosen(IDocument page) =>
        page.QuerySelectorAll("form select option[selected]").Select(option => option.GetAttribute("value"));
}
