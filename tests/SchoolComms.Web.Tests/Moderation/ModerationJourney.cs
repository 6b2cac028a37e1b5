using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Moderation;

public sealed class ModerationJourney
{
    [Fact]
    [Requirement("MOD-2")]
    [Requirement("MOD-4")]
    public async Task A_class_teacher_removes_four_messages_and_blocks_and_the_parent_sees_why_on_the_phone()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        foreach (var thing in new[] { "лыжи", "коньки", "санки", "самокат" })
            await school.AddMessageAsync(school.ParentsChat, school.Parent, $"Продаю {thing}, недорого", app.Clock.Now.AddMinutes(-5));
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var teacher = await app.PageAsync(school, school.ClassTeacher);

        for (var removed = 0; removed < 4; removed++)
        {
            await teacher.GotoAsync(chat);
            await teacher.GetByRole(AriaRole.Link, new() { Name = "Решить…" }).First.ClickAsync();
            await teacher.GetByLabel("Негативное или лишнее").CheckAsync();
            await teacher.GetByRole(AriaRole.Button, new() { Name = "Принять решение" }).ClickAsync();
            await Expect(teacher.GetByRole(AriaRole.Status)).ToContainTextAsync("Сообщение удалено, нарушение записано");
            if (removed == 2)
            {
                await teacher.GetByRole(AriaRole.Link, new() { Name = "Заблокировать…" }).ClickAsync();
                await Expect(teacher.GetByRole(AriaRole.Alert)).ToContainTextAsync("4.5");
            }
        }

        await teacher.GetByRole(AriaRole.Link, new() { Name = "Заблокировать…" }).ClickAsync();
        await teacher.GetByLabel("1 неделя").CheckAsync();
        await teacher.GetByRole(AriaRole.Button, new() { Name = "Заблокировать" }).ClickAsync();
        await Expect(teacher.GetByRole(AriaRole.Status)).ToContainTextAsync("до 18 марта, 10:00");

        var parent = await app.PageAsync(school, school.Parent, phone: true);
        await parent.GotoAsync(chat);
        await Expect(parent.GetByRole(AriaRole.Alert)).ToContainTextAsync("до 18 марта, 10:00");
        await Expect(parent.GetByLabel("Сообщение", new() { Exact = true })).ToHaveCountAsync(0);
        await parent.GetByRole(AriaRole.Link, new() { Name = "За какие нарушения" }).ClickAsync();
        await Expect(parent.GetByRole(AriaRole.Heading, new() { Name = "Мои нарушения" })).ToBeVisibleAsync();
    }
}
