using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class WaysOutJourney
{
    [Fact]
    [Requirement("MOD-6")]
    [Requirement("MOD-7")]
    public async Task A_blocked_parent_apologises_on_the_phone_another_objects_and_the_director_ends_the_block()
    {
        var app = await WebApp.UsualAsync();
        var school = await Sanctioned.BlockedAsync(app);
        var parent = await app.PageAsync(school, school.Parent, phone: true);
        await parent.GotoAsync(school.Chat());
        await parent.GetByRole(AriaRole.Link, new() { Name = "Принести извинения чату…" }).ClickAsync();
        (await parent.SeriousFindingsAsync()).ShouldBeEmpty();
        await parent.GetByLabel("Ваши извинения").FillAsync("Прошу прощения у всех");
        await parent.GetByRole(AriaRole.Button, new() { Name = "Принести извинения" }).ClickAsync();
        await Expect(parent.GetByRole(AriaRole.Alert)).ToContainTextAsync("Участники могут возразить");
        (await parent.SeriousFindingsAsync()).ShouldBeEmpty();

        var other = await app.PageAsync(school, await school.AddParentAsync(), phone: true);
        await other.GotoAsync(school.Chat());
        await other.GetByRole(AriaRole.Link, new() { Name = "Возразить…" }).ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Возразить" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Status)).ToContainTextAsync("Вы возразили");

        var director = await app.PageAsync(school, school.Director);
        await director.GotoAsync(school.Member());
        await Expect(director.GetByText("Возражают: 1 человек")).ToBeVisibleAsync();
        (await director.SeriousFindingsAsync()).ShouldBeEmpty();
        await director.GetByRole(AriaRole.Link, new() { Name = "Закончить блокировку раньше срока…" }).ClickAsync();
        await director.GetByLabel("Причина").FillAsync("Поговорили, понял");
        await director.GetByRole(AriaRole.Button, new() { Name = "Разблокировать" }).ClickAsync();
        await Expect(director.GetByRole(AriaRole.Status)).ToContainTextAsync("снова может писать");

        await parent.GotoAsync(school.Chat());
        await Expect(parent.GetByLabel("Сообщение", new() { Exact = true })).ToBeVisibleAsync();
    }
}
