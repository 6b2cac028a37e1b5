using Microsoft.Playwright;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class BrowserTests
{
    private const string Page = """
        data:text/html;charset=utf-8,<!doctype html><html lang="ru"><meta name="viewport" content="width=device-width">
        <title>Проба</title><h1>Сообщение отправлено</h1></html>
        """;

    [Fact]
    public async Task A_phone_is_narrow_touched_and_Russian()
    {
        await using var phone = await Browser.PhoneAsync();
        var page = await phone.NewPageAsync();

        await page.GotoAsync(Page);

        (await page.EvaluateAsync<int>("innerWidth")).ShouldBe(360);
        (await page.EvaluateAsync<int>("navigator.maxTouchPoints")).ShouldBeGreaterThan(0);
        (await page.EvaluateAsync<string>("new Date(Date.UTC(2026, 10, 18, 7)).toLocaleString()")).ShouldBe("18.11.2026, 10:00:00");
        (await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_desk_may_be_dark()
    {
        await using var desk = await Browser.DeskAsync(scheme: ColorScheme.Dark);
        var page = await desk.NewPageAsync();

        await page.GotoAsync(Page);

        (await page.EvaluateAsync<int>("innerWidth")).ShouldBe(1280);
        (await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")).ShouldBeTrue();
    }

    [Fact]
    public async Task Russian_letters_are_drawn_and_not_boxes()
    {
        await using var desk = await Browser.DeskAsync();
        var page = await desk.NewPageAsync();
        await page.GotoAsync(Page);

        var wide = await page.EvaluateAsync<double>("document.createElement('canvas').getContext('2d').measureText('Щ').width");
        var narrow = await page.EvaluateAsync<double>("document.createElement('canvas').getContext('2d').measureText('г').width");

        wide.ShouldBeGreaterThan(narrow);
        (await page.ScreenshotAsync()).ShouldNotBeEmpty();
    }
}
