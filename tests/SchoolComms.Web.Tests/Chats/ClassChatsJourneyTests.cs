using Microsoft.Playwright;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Chats;

public sealed class ClassChatsJourneyTests
{
    [Fact]
    [Requirement("CHT-1")]
    [Requirement("CHT-8")]
    public async Task A_class_teacher_creates_the_chats_in_one_step_and_a_parent_is_heard()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var @class = await school.AddClassAsync("6Б", school.Teacher);

        var desk = await app.PageAsync(school, school.Teacher);
        await desk.GotoAsync($"/s/{school.Slug}/classes/{@class.Id.Value}");
        (await desk.SeriousFindingsAsync()).ShouldBeEmpty();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Создать 3 чата" }).ClickAsync();
        await desk.GetByText("Создано: 3 чата").WaitForAsync();
        await desk.GotoAsync($"/s/{school.Slug}/chats");
        await desk.GetByRole(AriaRole.Link, new() { Name = "6Б · родители" }).ClickAsync();
        await SayAsync(desk, "Добрый день! В четверг собрание в 18:30.");

        var phone = await app.PageAsync(school, school.Parent, phone: true);
        await phone.GotoAsync($"/s/{school.Slug}/chats");
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        await phone.GetByRole(AriaRole.Link, new() { Name = "6Б · родители" }).ClickAsync();
        await phone.GetByText("В четверг собрание в 18:30.").WaitForAsync();
        await SayAsync(phone, "Спасибо, придём вдвоём с мужем.");
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();

        // The teacher's open page hears of it without being asked.
        await desk.GetByText("Спасибо, придём вдвоём с мужем.").WaitForAsync();
    }

    [Fact]
    public async Task A_refusal_keeps_the_text_and_names_the_clause_with_scripts_on()
    {
        await using var app = await WebApp.StartAsync("2026-03-11T18:00:00+03:00");
        var school = await TestSchool.CreateAsync(app.Services, "posting-hours");
        var phone = await app.PageAsync(school, school.Parent, phone: true);
        await phone.GotoAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");

        await phone.GetByLabel("Сообщение", new() { Exact = true }).FillAsync("Нужна ли завтра сменная обувь?");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();

        await phone.GetByRole(AriaRole.Alert).GetByText("п. 6").First.WaitForAsync();
        (await phone.GetByLabel("Сообщение", new() { Exact = true }).InputValueAsync()).ShouldBe("Нужна ли завтра сменная обувь?");
    }

    [Fact]
    public async Task A_parent_whose_answer_is_lost_on_the_way_sends_again_and_the_message_stands_once()
    {
        const string text = "Нужна ли завтра сменная обувь?";
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var phone = await app.PageAsync(school, school.Parent, phone: true);
        await phone.GotoAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        var lost = 0;
        await phone.RouteAsync(
            $"**/chats/{school.ParentsChat.Id.Value}",
            async route =>
            {
                if (route.Request.Method != "POST" || Interlocked.Exchange(ref lost, 1) == 1)
                {
                    await route.ContinueAsync();
                    return;
                }

                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync();
            }
        );

        await phone.GetByLabel("Сообщение", new() { Exact = true }).FillAsync(text);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();
        await phone.GetByRole(AriaRole.Alert).GetByText("Ответа нет").WaitForAsync();
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        (await phone.GetByLabel("Сообщение", new() { Exact = true }).InputValueAsync()).ShouldBe(text);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();

        await Assertions.Expect(phone.GetByLabel("Сообщение", new() { Exact = true })).ToHaveValueAsync("");
        await Assertions.Expect(phone.GetByRole(AriaRole.Log).GetByText(text)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Whose_session_has_ended_meanwhile_keeps_the_text_and_sends_it_after_signing_in_beside()
    {
        const string text = "Во сколько завтра собрание?";
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var phone = await app.PageAsync(school, school.Parent, phone: true);
        await phone.GotoAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        await phone.Context.ClearCookiesAsync(new() { Name = "schoolcomms" });

        await phone.GetByLabel("Сообщение", new() { Exact = true }).FillAsync(text);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();
        var note = phone.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Вы вышли из портала" });
        await note.WaitForAsync();
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();

        var beside = await phone.RunAndWaitForPopupAsync(() => note.GetByRole(AriaRole.Link, new() { Name = "Войти" }).ClickAsync());
        await beside.GetByLabel("Почта или телефон").FillAsync(school.LoginOf(school.Parent));
        await beside.GetByLabel("Пароль").FillAsync(TestSchool.Password);
        await beside.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await beside.ArriveAtAsync($"/s/{school.Slug}");
        await SayAsync(phone, text);

        await Assertions.Expect(note).ToBeHiddenAsync();
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Сообщение", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Log).GetByText(text).WaitForAsync();
    }
}
