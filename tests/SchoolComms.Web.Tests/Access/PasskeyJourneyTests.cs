using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class PasskeyJourneyTests
{
    private static readonly Dictionary<string, string> Asked = new() { ["SchoolComms:SignIn:SecondFactor"] = "true" };

    [Fact]
    [Requirement("PPL-10")]
    public async Task An_administrator_adds_a_passkey_and_signs_in_with_it_alone()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, Asked);
        var school = await TestSchool.CreateAsync(app.Services);

        // A passkey belongs to a name; a number has none.
        await using var phone = await Browser.PhoneAsync(app.Address.Replace("127.0.0.1", "localhost"));
        var page = await phone.NewPageAsync();
        await AddAuthenticatorAsync(page);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Почта или телефон").FillAsync(school.LoginOf(school.Administrator));
        await page.GetByLabel("Пароль").FillAsync(TestSchool.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await page.ArriveAtAsync("/account/second-factor");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { Name = "добавить ключ доступа" }).ClickAsync();
        await page.GetByLabel("Нынешний пароль").FillAsync(TestSchool.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить ключ" }).ClickAsync();
        await page.ArriveAtAsync($"/s/{school.Slug}");
        await page.GotoAsync("/account");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти", Exact = true }).ClickAsync();

        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Войти с ключом доступа" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти с ключом доступа" }).ClickAsync();
        await page.ArriveAtAsync($"/s/{school.Slug}");
    }

    // A phone that answers at once that its owner has touched it.
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }
}
