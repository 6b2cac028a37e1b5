using Microsoft.Playwright;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class CopyJourney
{
    [Fact]
    public async Task What_is_copied_is_said_and_whoever_has_gone_on_meanwhile_is_not_called_back()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var actor = await school.ActorAsync(school.ClassTeacher);
        var link = new NewInvite(Role.Parent, school.Class.Id, null, 30, 14);
        var invite = (await school.RunAsync((IssueInvite issue) => issue.RunAsync(actor, link, default))).Value.Id.Value;
        var page = await app.PageAsync(school, school.ClassTeacher);
        await page.Clock.InstallAsync(new() { TimeDate = app.Clock.Now.UtcDateTime });
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"/s/{school.Slug}/invites/{invite}");
        await page.Locator("html.has-script").WaitForAsync();
        await page.Clock.PauseAtAsync(app.Clock.Now.UtcDateTime.AddHours(1));

        var copy = page.Locator("[data-copy]").First;
        await copy.ClickAsync();
        await Expect(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Скопировано");
        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldContain("/join/");
        await Expect(copy).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Clock.RunForAsync(3000);

        await Expect(copy).ToHaveTextAsync("Скопировать");
        await Expect(copy).Not.ToBeFocusedAsync();
    }
}
