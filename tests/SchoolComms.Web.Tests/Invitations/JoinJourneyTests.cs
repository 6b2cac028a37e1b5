using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class JoinJourneyTests
{
    [Fact]
    [Requirement("INV-6")]
    public async Task A_parent_joins_from_a_phone_and_stands_in_the_parents_chat()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await using var phone = await Browser.PhoneAsync(app.Address);
        var page = await phone.NewPageAsync();
        await page.GotoAsync($"/join/{(await school.IssueAsync()).Code}");
        page.Url.ShouldEndWith("/join");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        var join = page.GetByRole(AriaRole.Button, new() { Name = "Вступить" });

        await page.GetByLabel("Фамилия, имя, отчество").FillAsync("Орлова Вера Ильинична");
        await page.GetByLabel("Телефон").FillAsync($"8 916 {Environment.ProcessId % 1000:000}-45-67");
        await page.GetByLabel("Пароль").FillAsync("синее море волна");
        await join.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Сначала прочитайте Правила");
        await Assertions.Expect(page.GetByLabel("Фамилия, имя, отчество")).ToHaveValueAsync("Орлова Вера Ильинична");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GetByLabel("Я прочитал(а) Правила и согласен(на)").CheckAsync();
        await page.GetByLabel("Пароль").FillAsync("синее море волна");
        await join.ClickAsync();

        await page.ArriveAtAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        await Assertions.Expect(page.GetByLabel("Сообщение")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_sends_a_password_is_told_that_it_takes_longer_when_many_come_at_once()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        await using var phone = await Browser.PhoneAsync(app.Address);
        var page = await phone.NewPageAsync();
        await page.GotoAsync($"/join/{(await school.IssueAsync()).Code}");
        foreach (var address in (string[])["/join", "/sign-in"])
        {
            await page.GotoAsync(address);
            // Sent to nobody: what is said meanwhile would be gone with the page.
            var told = await page.EvaluateAsync<string>(
                """
                () => {
                    const form = document.querySelector("form:has([data-busy-note])");
                    form.addEventListener("submit", (event) => event.preventDefault());
                    form.requestSubmit();
                    return form.querySelector("[role=status]").textContent;
                }
                """
            );
            told.ShouldContain("когда входят многие сразу");
        }
    }

    [Fact]
    public async Task A_parent_with_a_sign_in_signs_in_and_comes_back_to_the_invitation()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        await using var phone = await Browser.PhoneAsync(app.Address);
        var page = await phone.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        await page.GotoAsync($"/join/{(await school.IssueAsync()).Code}");

        await page.GetByRole(AriaRole.Link, new() { Name = "У меня уже есть вход" }).ClickAsync();
        await page.GetByLabel("Почта или телефон").FillAsync(school.LoginOf(school.Staff));
        await page.GetByLabel("Пароль").FillAsync(TestSchool.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await page.ArriveAtAsync("/join");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByLabel("Я прочитал(а) Правила и согласен(на)").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Вступить как {school.Staff.Name.Full}" }).ClickAsync();

        await page.ArriveAtAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        faults.ShouldBeEmpty();
    }
}
