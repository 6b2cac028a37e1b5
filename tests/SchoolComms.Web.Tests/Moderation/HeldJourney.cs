using Microsoft.Playwright;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class HeldJourney
{
    [Fact]
    public async Task A_held_message_is_decided_on_a_phone()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, change: TestSchool.Holding(Rule.Insult));
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var parent = await app.PageAsync(school, school.Parent, phone: true);
        await parent.GotoAsync(chat);
        await parent.GetByLabel("Сообщение", new() { Exact = true }).FillAsync("Вы дурак");
        await parent.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await parent.GetByRole(AriaRole.Button, new() { Name = "Отправить модератору" }).ClickAsync();
        await Expect(parent.GetByRole(AriaRole.Region, new() { Name = "Ждут отправки" })).ToContainTextAsync("Ждёт модератора");
        (await parent.SeriousFindingsAsync()).ShouldBeEmpty();

        var moderator = await app.PageAsync(school, school.ClassTeacher, phone: true);
        await moderator.GotoAsync($"/s/{school.Slug}/moderation");
        (await moderator.SeriousFindingsAsync()).ShouldBeEmpty();
        await moderator.GetByRole(AriaRole.Link, new() { Name = "Вы дурак" }).ClickAsync();
        await moderator.GetByLabel("Не пропускать").CheckAsync();
        await moderator.GetByLabel("Причина").FillAsync("Скажите спокойнее");
        (await moderator.SeriousFindingsAsync()).ShouldBeEmpty();
        await moderator.GetByRole(AriaRole.Button, new() { Name = "Принять решение" }).ClickAsync();

        await Expect(parent.GetByRole(AriaRole.Region, new() { Name = "Ждут отправки" })).ToContainTextAsync("Скажите спокойнее");
    }
}
