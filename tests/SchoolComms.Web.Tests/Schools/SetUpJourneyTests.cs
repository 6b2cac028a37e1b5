using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

public sealed class SetUpJourneyTests
{
    [Fact]
    [Requirement("SCH-1")]
    public async Task An_administrator_sets_a_school_up_at_a_desk()
    {
        var app = await WebApp.UsualAsync();
        await using var desk = await Browser.DeskAsync(app.Address);
        var page = await desk.NewPageAsync();
        var slug = NewSchoolForm.NextSlug();
        await page.GotoAsync("/schools/new");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GetByLabel("Полное название").FillAsync("Средняя школа посёлка Ручьи");
        await page.GetByLabel("Краткое название").FillAsync($"Школа {slug[4..]}");
        await page.GetByLabel("Город, посёлок или село").FillAsync("Ручьи");
        await Assertions.Expect(page.GetByLabel("Адрес на портале")).ToHaveValueAsync($"shkola-{slug[4..]}");
        await page.GetByLabel("Часовой пояс").SelectOptionAsync("Asia/Irkutsk");
        await page.GetByLabel("Порядок электронного взаимодействия").CheckAsync();
        await FillOrderAsync(page.GetByRole(AriaRole.Region, new() { Name = "Каким приказом он утверждён?" }), "20-од", "2026-02-10");
        await FillOfficialAsync(
            page.GetByRole(AriaRole.Region, new() { Name = "Кто директор?" }),
            "Лапин Сергей",
            $"director@{slug}.example"
        );
        var administrator = page.GetByRole(AriaRole.Region, new() { Name = "Кто первый администратор?" });
        await FillOfficialAsync(administrator, "Ким Алла", $"admin@{slug}.example");
        await FillOrderAsync(administrator, "21-од", "2026-02-11");
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать школу" }).ClickAsync();

        await page.ArriveAtAsync($"/s/shkola-{slug[4..]}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "С чего начать" })).ToBeVisibleAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_there_is_one_question_a_screen_and_what_is_wrong_opens_first()
    {
        var app = await WebApp.UsualAsync();
        await using var phone = await Browser.PhoneAsync(app.Address);
        var page = await phone.NewPageAsync();
        await page.GotoAsync("/schools/new");
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Продолжить" });
        await Assertions.Expect(page.GetByText("Шаг 1 из 8")).ToBeVisibleAsync();

        await next.ClickAsync();
        await Assertions.Expect(page.GetByText("Шаг 1 из 8")).ToBeVisibleAsync();

        await page.GetByLabel("Полное название").FillAsync("Средняя школа посёлка Ручьи");
        await page.GetByLabel("Краткое название").FillAsync("Школа");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Шаг 2 из 8")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Полное название")).ToBeHiddenAsync();
        await next.ClickAsync();
        await page.GetByLabel("Город, посёлок или село").FillAsync("Ручьи");
        await next.ClickAsync();
        await page.GetByLabel("Типовое положение").CheckAsync();
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await next.ClickAsync();
        await FillOrderAsync(page.GetByRole(AriaRole.Region), "20", "2026-03-12");
        await next.ClickAsync();
        await FillOfficialAsync(page.GetByRole(AriaRole.Region), "Лапин Сергей", "director@phone.example");
        await next.ClickAsync();
        await FillOfficialAsync(page.GetByRole(AriaRole.Region), "Ким Алла", "admin@phone.example");
        await FillOrderAsync(page.GetByRole(AriaRole.Region), "21", "2026-02-11");
        await next.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать школу" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Шаг 5 из 8")).ToBeVisibleAsync();
        var date = page.GetByLabel("Дата приказа").First;
        await Assertions.Expect(date).ToHaveAccessibleDescriptionAsync("Дата приказа ещё не наступила.");
        await next.ClickAsync();
        await Assertions.Expect(date).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Дата приказа ещё не наступила." }).ClickAsync();
        await Assertions.Expect(page.GetByText("Шаг 5 из 8")).ToBeVisibleAsync();
        await Assertions.Expect(date).ToBeFocusedAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    private static async Task FillOrderAsync(ILocator section, string number, string date)
    {
        await section.GetByLabel("Номер приказа").FillAsync(number);
        await section.GetByLabel("Дата приказа").FillAsync(date);
    }

    private static async Task FillOfficialAsync(ILocator section, string name, string email)
    {
        await section.GetByLabel("Фамилия, имя, отчество").FillAsync(name);
        await section.GetByLabel("Почта").FillAsync(email);
        await section.GetByLabel("Пароль").FillAsync(TestSchool.Password);
    }
}
