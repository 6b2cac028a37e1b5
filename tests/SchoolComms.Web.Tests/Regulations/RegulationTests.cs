using System.Net;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

public sealed class RegulationTests
{
    public static TheoryData<string> Presets => [.. RegulationPreset.All.Select(preset => preset.Key)];

    [Theory]
    [Requirement("SCH-7")]
    [MemberData(nameof(Presets))]
    public async Task Every_clause_of_every_regulation_can_be_opened(string preset)
    {
        var (school, client) = await OpenAsync(preset);

        var page = await (await client.GetAsync($"/s/{school.Slug}/regulation")).DocumentAsync();

        foreach (var (number, summary) in RegulationPreset.Find(preset)!.Regulation.Clauses)
            page.GetElementById($"p-{number}")!.TextContent.ShouldContain(summary);
    }

    [Theory]
    [Requirement("SCH-7")]
    [InlineData("posting-hours", "6", "Писать можно в рабочие дни с 7:00 до 17:00")]
    [InlineData("group-chats", "4.5", "Больше 3 нарушений — модератор вправе заблокировать участника в чате, не дольше чем на 1 месяц.")]
    [InlineData("group-chats", "2.5", "Приглашать учеников вправе: классный руководитель, учитель.")]
    [InlineData("model", "2.5", "Создавать чаты вправе учитель: чат по предмету")]
    [InlineData("interaction", "8.2", "Не принимается: пароли и коды. Кого касается: все.")]
    public async Task A_clause_tells_what_stands_on_it(string preset, string clause, string sentence)
    {
        var (school, client) = await OpenAsync(preset);

        var page = await (await client.GetAsync($"/s/{school.Slug}/regulation")).DocumentAsync();

        page.GetElementById($"p-{clause}")!.TextContent.Folded().ShouldContain(sentence);
    }

    [Fact]
    [Requirement("SCH-7")]
    public async Task What_the_regulation_does_not_contain_is_said_plainly()
    {
        var (limited, parent) = await OpenAsync("posting-hours");
        var (unlimited, other) = await OpenAsync("group-chats");
        const string Silence = "Часы для сообщений регламент не ограничивает.";

        (await parent.GetStringAsync($"/s/{limited.Slug}/regulation")).ShouldNotContain(Silence);
        (await other.GetStringAsync($"/s/{unlimited.Slug}/regulation")).ShouldContain(Silence);
    }

    [Fact]
    [Requirement("SCH-8")]
    public async Task A_college_reads_of_curators_and_students()
    {
        var (school, client) = await OpenAsync("college");

        var page = await (await client.GetAsync($"/s/{school.Slug}/regulation")).DocumentAsync();

        var text = page.GetElementById("p-2.8")!.TextContent.Folded();
        text.ShouldContain("Приглашать студентов вправе: куратор, преподаватель.");
        page.Body!.TextContent.ShouldNotContain("лассный руководитель");
    }

    [Fact]
    public async Task A_replaced_edition_stays_readable()
    {
        var (school, client) = await OpenAsync("group-chats");
        await AdoptAsync(school, "posting-hours");

        var inForce = await (await client.GetAsync($"/s/{school.Slug}/regulation")).DocumentAsync();
        var replaced = await (await client.GetAsync($"/s/{school.Slug}/regulation?edition=1")).DocumentAsync();

        inForce.GetElementById("p-6").ShouldNotBeNull();
        inForce.GetElementById("p-4.5").ShouldBeNull();
        replaced.GetElementById("p-4.5").ShouldNotBeNull();
        replaced.Body!.TextContent.ShouldContain("Эта редакция больше не действует");
        (await client.GetAsync($"/s/{school.Slug}/regulation?edition=3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_page_is_accessible()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var page = await app.PageAsync(school, school.Parent, phone: true);

        foreach (var address in (string[])["regulation", "regulation/try"])
        {
            await page.GotoAsync($"/s/{school.Slug}/{address}");
            (await page.SeriousFindingsAsync()).ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
        }
    }

    /// <summary>A second edition, in force since yesterday.</summary>
    internal static Task AdoptAsync(TestSchool school, string preset) =>
        school.InScopeAsync(db =>
        {
            var yesterday = DateTimeOffset.Parse(WebApp.UsualNow).AddDays(-1);
            var order = new Order("34", new DateOnly(2026, 3, 10));
            db.Add(Edition.Approve(school.School.Id, 2, RegulationPreset.Find(preset)!.Regulation, order, yesterday));
            return Task.CompletedTask;
        });

    private static async Task<(TestSchool School, HttpClient Parent)> OpenAsync(string preset)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, preset);
        return (school, await app.ClientAsync(school, school.Parent));
    }
}
