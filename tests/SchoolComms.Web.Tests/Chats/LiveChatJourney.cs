using Microsoft.Playwright;
using SchoolComms.Domain.Regulations;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using static Microsoft.Playwright.Assertions;

namespace SchoolComms.Web.Tests.Chats;

/// <summary>An open chat page: what news, a refusal and a lost connection do to it.</summary>
public sealed class LiveChatJourney
{
    private const string News = "Автобус подъедет к восьми.";

    [Fact]
    public async Task News_is_added_and_what_is_open_has_the_focus_or_plays_stays_as_it_is()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var (moderator, parent) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        await parent.PostFilesAsync(Chat(school), new() { ["Input.Text"] = "Песня" }, ("песня.mp3", SampleFiles.Mp3));
        var unwanted = await school.AddMessageAsync(school.ParentsChat, school.Parent, "Продаю лыжи", app.Clock.Now.AddMinutes(-9));
        var removed = await moderator.PostFormAsync(
            $"/s/{school.Slug}/moderation/{school.ParentsChat.Id.Value}/{unwanted.Id.Value}",
            new()
            {
                ["Input.Rule"] = nameof(Rule.NegativeOrExcessive),
                ["Input.Remove"] = "true",
                ["Input.Consequence"] = "Nothing",
            }
        );
        removed.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var page = await OpenAsync(app, school, moderator: true);
        await page.GetByText("Показать удалённое").ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Решить…" }).First;
        await link.FocusAsync();
        await WatchNodesAsync(page);

        await parent.PostFormAsync(Chat(school), new() { ["Input.Text"] = News });
        await page.GetByText(News).WaitForAsync();

        await Expect(page.GetByText("Продаю лыжи")).ToBeVisibleAsync();
        await Expect(link).ToBeFocusedAsync();
        (await GoneAsync(page)).ShouldBe(0);
        (await AddedAsync(page)).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_one_message_renews_that_message_alone()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        for (var i = 1; i <= 3; i++)
            await school.AddMessageAsync(school.ParentsChat, school.Parent, $"Продаю лыжи {i}", app.Clock.Now.AddMinutes(i - 9));
        var page = await OpenAsync(app, school, moderator: false);
        var decide = (await (await (await app.ClientAsync(school, school.ClassTeacher)).GetAsync(Chat(school))).DocumentAsync())
            .QuerySelectorAll("#messages .message-foot a[href*='/moderation/']")[1]
            .GetAttribute("href")!;
        await WatchNodesAsync(page);

        await (await app.ClientAsync(school, school.ClassTeacher)).PostFormAsync(
            decide,
            new()
            {
                ["Input.Rule"] = nameof(Rule.NegativeOrExcessive),
                ["Input.Remove"] = "true",
                ["Input.Consequence"] = "Nothing",
            }
        );
        await Expect(page.GetByText("Продаю лыжи 2")).ToHaveCountAsync(0);

        (await AddedAsync(page)).ShouldBe(1);
        (await page.Locator("#messages li .bubble").AllInnerTextsAsync())
            .Select(text => text.Contains("Продаю лыжи"))
            .ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task Whoever_reads_further_up_keeps_the_line_in_sight_while_the_list_moves_on()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        for (var i = 1; i <= 55; i++)
            await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, $"Объявление {i}", app.Clock.Now.AddMinutes(i - 60));
        var page = await OpenAsync(app, school, moderator: false);
        var line = page.Locator("#messages li").Filter(new() { HasText = "Объявление 20" });
        await line.EvaluateAsync("line => line.scrollIntoView({ block: 'start' })");
        var before = (await line.BoundingBoxAsync())!.Y;
        await WatchNodesAsync(page);

        await (await app.ClientAsync(school, school.ClassTeacher)).PostFormAsync(Chat(school), new() { ["Input.Text"] = News });
        await Expect(page.GetByText(News)).ToHaveCountAsync(1);

        (await line.BoundingBoxAsync())!.Y.ShouldBe(before, 1.0);
        // The oldest line has left the page, and the link to what is older leads elsewhere: it alone is not announced.
        (await GoneAsync(page)).ShouldBe(2);
        (await AddedAsync(page)).ShouldBe(1);
        await Expect(page.Locator("#messages .message-author").First).ToBeVisibleAsync();

        await page.GetByLabel("Сообщение", new() { Exact = true }).FillAsync("Спасибо, ждём.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Спасибо, ждём.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_without_end_and_brings_what_was_missed()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await app.PageAsync(school, school.Parent);
        await page.Clock.InstallAsync();
        var (tries, away) = (0, false);
        await page.RouteAsync(
            "**/live/chats/negotiate**",
            route =>
            {
                Interlocked.Increment(ref tries);
                return Volatile.Read(ref away) ? route.AbortAsync() : route.ContinueAsync();
            }
        );
        var socket = new TaskCompletionSource<IWebSocketRoute>();
        await page.RouteWebSocketAsync(
            "**/live/chats**",
            here =>
            {
                var server = here.ConnectToServer();
                server.OnMessage(frame =>
                {
                    here.Send(frame.Text!);
                    if (frame.Text!.Contains("\"type\":3", StringComparison.Ordinal))
                        socket.TrySetResult(here);
                });
            }
        );
        await page.GotoAsync(Chat(school));
        var connected = await socket.Task.WaitAsync(TimeSpan.FromSeconds(20));

        Volatile.Write(ref away, true);
        await connected.CloseAsync(new() { Code = 3000 });
        await (await app.ClientAsync(school, school.ClassTeacher)).PostFormAsync(Chat(school), new() { ["Input.Text"] = News });
        await PassTimeUntilAsync(page, () => Volatile.Read(ref tries) > 12);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Нет связи. Новые сообщения придут, когда она появится.");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await Expect(page.GetByText(News)).ToHaveCountAsync(0);

        Volatile.Write(ref away, false);
        var failed = Volatile.Read(ref tries);
        await PassTimeUntilAsync(page, () => Volatile.Read(ref tries) > failed);
        await Expect(page.GetByText(News)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_at_first_comes_about_later()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await app.PageAsync(school, school.Parent);
        await page.RouteAsync("**/live/chats/negotiate**", route => route.AbortAsync());
        await page.GotoAsync(Chat(school));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Нет связи");
        await (await app.ClientAsync(school, school.ClassTeacher)).PostFormAsync(Chat(school), new() { ["Input.Text"] = News });

        await page.UnrouteAllAsync();

        await Expect(page.GetByText(News)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    private static string Chat(TestSchool school) => $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";

    /// <summary>The parents' chat as its class teacher or a parent has it open, from the moment at which it hears of news.</summary>
    private static async Task<IPage> OpenAsync(WebApp app, TestSchool school, bool moderator)
    {
        var page = await app.PageAsync(school, moderator ? school.ClassTeacher : school.Parent);
        var listening = new TaskCompletionSource();
        page.WebSocket += (_, socket) =>
            socket.FrameReceived += (_, frame) =>
            {
                if (frame.Text?.Contains("\"type\":3", StringComparison.Ordinal) == true)
                    listening.TrySetResult();
            };
        await page.GotoAsync(Chat(school));
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return page;
    }

    /// <summary>Lets the page's own clock run ahead, half a minute at a time.</summary>
    private static async Task PassTimeUntilAsync(IPage page, Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            await page.Clock.RunForAsync(30_000);
        }
    }

    /// <summary>Remembers the list of messages with all its lines, and counts what a screen reader will hear of as new.</summary>
    private static async Task WatchNodesAsync(IPage page) =>
        await page.EvaluateAsync(
            """
            () => {
              window.kept = [...document.querySelectorAll('#messages, #messages > ol, #messages > ol > li, #messages audio')];
              window.added = 0;
              new MutationObserver(changes => {
                for (const { addedNodes } of changes) window.added += [...addedNodes].filter(node => node.ariaLive !== 'off').length;
              }).observe(document.querySelector('#messages'), { childList: true, subtree: true });
            }
            """
        );

    private static Task<int> GoneAsync(IPage page) => page.EvaluateAsync<int>("window.kept.filter(node => !node.isConnected).length");

    private static Task<int> AddedAsync(IPage page) => page.EvaluateAsync<int>("window.added");
}
