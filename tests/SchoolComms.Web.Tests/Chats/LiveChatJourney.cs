using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SchoolComms.Domain.Files;
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
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await OpenAsync(app, school, moderator: true);
        await page.GetByText("Показать удалённое").ClickAsync();
        var link = page.Locator("#messages li").Filter(new() { HasText = "Песня" }).GetByRole(AriaRole.Link, new() { Name = "Решить…" });
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

        await Text(page).FillAsync("Спасибо, ждём.");
        await Send(page).ClickAsync();
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

    [Fact]
    public async Task A_refusal_on_a_page_of_its_own_is_said_at_the_composer_and_the_chat_and_the_text_stay()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, "Собрание в среду", app.Clock.Now.AddMinutes(-9));
        var page = await OpenAsync(app, school, moderator: false);
        await Text(page).FillAsync(News);
        var restricted = await (await app.ClientAsync(school, school.Director)).PostFormAsync(
            $"/s/{school.Slug}/people/{school.Parent.Id.Value}/restrict",
            new()
            {
                ["Input.Term"] = "Day",
                ["Input.Document"] = "Докладная № 12 от 10.03.2026",
                ["Input.Reason"] = "Угрожал другим родителям",
            }
        );
        restricted.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await Send(page).ClickAsync();

        var alert = page.Locator("#composer").GetByRole(AriaRole.Alert).Filter(new() { HasText = "Доступ к порталу школы ограничен" });
        await Expect(alert).ToContainTextAsync(new Regex(@"п\.\s\d"));
        await Expect(alert.GetByRole(AriaRole.Link, new() { Name = "Подробности и как обжаловать" })).ToBeVisibleAsync();
        await Expect(Text(page)).ToHaveValueAsync(News);
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Собрание в среду");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        // Reading is refused as well, and says so no second time; it ends with the restriction.
        await alert.EvaluateAsync("alert => window.alert = alert");
        await ComeBackAsync(page);
        (await page.EvaluateAsync<bool>("window.alert.isConnected")).ShouldBeTrue();
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Собрание в среду");
    }

    [Fact]
    public async Task What_reading_was_refused_for_is_said_until_the_chat_can_be_read_again()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "interaction");
        var director = await app.ClientAsync(school, school.Director);
        var restrictions = $"/s/{school.Slug}/moderation/restrictions/{school.Parent.Id.Value}";
        var page = await OpenAsync(app, school, moderator: false);
        await director.PostFormAsync(
            $"/s/{school.Slug}/people/{school.Parent.Id.Value}/restrict",
            new()
            {
                ["Input.Term"] = "Day",
                ["Input.Document"] = "Докладная № 12 от 10.03.2026",
                ["Input.Reason"] = "Угрожал другим родителям",
            }
        );

        await ComeBackAsync(page);
        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Доступ к порталу школы ограничен" });
        await Expect(alert).ToBeVisibleAsync();

        await director.PostFormAsync($"{restrictions}/end", new() { ["Input.Reason"] = "Разобрались" });
        await ComeBackAsync(page);
        await Expect(alert).ToHaveCountAsync(0);
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task More_than_a_request_may_hold_is_refused_at_the_composer()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await OpenAsync(app, school, moderator: false);
        await Text(page).FillAsync(News);
        await ChooseAsync(page, files: 11, StoredFile.MaxBytes);

        await Send(page).ClickAsync();

        var alert = page.Locator("#composer").GetByRole(AriaRole.Alert).Filter(new() { HasText = "Файл больше 10 МБ" });
        await Expect(alert).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(Text(page)).ToHaveValueAsync(News);
        await Expect(page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();
    }

    [Fact]
    [Requirement("CHT-9")]
    public async Task A_file_that_is_too_large_is_said_when_it_is_chosen_and_is_not_sent()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var page = await OpenAsync(app, school, moderator: false);
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Файл больше 10 МБ" });
        await Text(page).FillAsync(News);

        await ChooseAsync(page, files: 1, StoredFile.MaxBytes + 1);
        await Expect(alert).ToBeVisibleAsync();
        await Send(page).ClickAsync();
        await ChooseAsync(page, files: 0, 0);
        await Expect(alert).ToHaveCountAsync(0);
        sent.ShouldBe(0);

        await Send(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync(News);
    }

    private static ILocator Text(IPage page) => page.GetByLabel("Сообщение", new() { Exact = true });

    private static ILocator Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true });

    /// <summary>Chooses files of that size, made within the page.</summary>
    private static async Task ChooseAsync(IPage page, int files, int bytes) =>
        await page.Locator("#Input_Files")
            .EvaluateAsync(
                """
                (input, { files, bytes }) => {
                  const chosen = new DataTransfer();
                  for (let i = 0; i < files; i++) chosen.items.add(new File([new Uint8Array(bytes)], `фото${i}.jpg`));
                  input.files = chosen.files;
                  input.dispatchEvent(new Event('change', { bubbles: true }));
                }
                """,
                new { files, bytes }
            );

    /// <summary>Comes back to the page as from another tab, and waits until it has read the chat.</summary>
    private static async Task ComeBackAsync(IPage page) =>
        await page.EvaluateAsync(
            """
            () => new Promise(done => {
              document.addEventListener('htmx:afterRequest', () => done(), { once: true });
              document.dispatchEvent(new Event('visibilitychange'));
            })
            """
        );

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
