using System.Collections.Concurrent;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Security;

/// <summary>The Content-Security-Policy as a browser applies it.</summary>
public sealed class PolicyJourney
{
    [Fact]
    public async Task A_browser_runs_the_pages_scripts_and_finds_nothing_to_block()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await app.PageAsync(school, school.ClassTeacher);
        var blocked = new ConcurrentQueue<string>();
        page.Console += (_, said) =>
        {
            if (said.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                blocked.Enqueue(said.Text);
        };

        await page.GotoAsync("/dev/kit/report");
        await page.Locator("figure.is-drawn").First.WaitForAsync();

        // htmx carries attributes of what it replaces over to what comes: a style among them would be an inline one.
        await page.GotoAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        await page.Locator("html.has-script").WaitForAsync();
        await page.GetByLabel("Сообщение").EvaluateAsync("box => box.style.height = '90px'");
        await page.GetByLabel("Сообщение").FillAsync("Собрание в среду");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await page.GetByText("Собрание в среду").WaitForAsync();

        blocked.ShouldBeEmpty();
    }
}
