using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class ReportJourney
{
    [Fact]
    [Requirement("MOD-9")]
    [Requirement("CTL-2")]
    public async Task A_parent_reports_on_the_phone_the_moderator_reminds_and_the_director_looks_in()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        await school.AddMessageAsync(school.ParentsChat, school.Parent, "Продаю лыжи, недорого", app.Clock.Now.AddMinutes(-5));
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

        var reporter = await app.PageAsync(school, await school.AddParentAsync(), phone: true);
        await reporter.GotoAsync(chat);
        await reporter.GetByRole(AriaRole.Link, new() { Name = "Пожаловаться" }).ClickAsync();
        await reporter.GetByLabel("Негативное или лишнее").CheckAsync();
        (await reporter.SeriousFindingsAsync()).ShouldBeEmpty();
        await reporter.GetByRole(AriaRole.Button, new() { Name = "Отправить жалобу" }).ClickAsync();
        await Expect(reporter.GetByRole(AriaRole.Status)).ToContainTextAsync("Жалоба отправлена");

        var moderator = await app.PageAsync(school, school.ClassTeacher, scheme: ColorScheme.Dark);
        await moderator.GotoAsync($"/s/{school.Slug}/moderation");
        (await moderator.SeriousFindingsAsync()).ShouldBeEmpty();
        await moderator.GetByRole(AriaRole.Link, new() { Name = "Продаю лыжи, недорого" }).ClickAsync();
        await moderator.GetByLabel("Оставить").CheckAsync();
        await moderator.GetByLabel("Напомнить о Правилах автору").CheckAsync();
        (await moderator.SeriousFindingsAsync()).ShouldBeEmpty();
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Принять решение" }).ClickAsync();
        await Expect(moderator.GetByRole(AriaRole.Status)).ToContainTextAsync("Автору отправлено напоминание");

        var author = await app.PageAsync(school, school.Parent, phone: true);
        await author.GotoAsync(chat);
        (await author.SeriousFindingsAsync()).ShouldBeEmpty();
        await author.GetByRole(AriaRole.Button, new() { Name = "Прочитано" }).ClickAsync();
        await Expect(author.GetByText("Вам напоминают о Правилах")).ToHaveCountAsync(0);

        var director = await app.PageAsync(school, school.Director);
        await director.GotoAsync($"/s/{school.Slug}/moderation/looks");
        (await director.SeriousFindingsAsync()).ShouldBeEmpty();
        await director.GetByRole(AriaRole.Link, new() { Name = school.ParentsChat.Name }).ClickAsync();
        await director.GetByLabel("Зачем вы открываете чат").FillAsync("Проверка по обращению родителей");
        await director.GetByRole(AriaRole.Button, new() { Name = "Открыть чат на час" }).ClickAsync();
        await Expect(director.GetByText("Вы читаете чат по праву контроля")).ToBeVisibleAsync();
        (await director.SeriousFindingsAsync()).ShouldBeEmpty();
    }
}
