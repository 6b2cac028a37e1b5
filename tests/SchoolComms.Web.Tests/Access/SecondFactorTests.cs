using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Hubs;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed partial class SecondFactorTests
{
    private static readonly Dictionary<string, string> Asked = new() { ["SchoolComms:SignIn:SecondFactor"] = "true" };

    [Fact]
    [Requirement("PPL-10")]
    public async Task The_director_sets_up_a_second_step_before_the_school_opens_and_passes_it_at_the_next_sign_in()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, Asked);
        var school = await TestSchool.CreateAsync(app.Services);
        var (director, teacher) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Teacher));
        (await teacher.GetAsync($"/s/{school.Slug}/chats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var led = (await director.GetAsync($"/s/{school.Slug}/people")).Headers.Location!.ToString();
        led.ShouldStartWith("/account/second-factor");

        var (key, used, spares) = await SetUpAsync(director, led);

        (await director.GetAsync($"/s/{school.Slug}/people")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = app.Stranger();
        (await PasswordAsync(again, school, school.Director)).ShouldStartWith("/sign-in/second");
        (await again.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CodeAsync(again, "000000")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await CodeAsync(again, used)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync(again, spares[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await again.GetAsync($"/s/{school.Slug}/people")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var third = app.Stranger();
        await PasswordAsync(third, school, school.Director);
        (await CodeAsync(third, spares[0])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeAsync(third, Totp.CodeAt(key, TimeProvider.System.GetUtcNow().AddSeconds(30)))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Live_news_of_a_chat_wait_for_the_second_factor_too()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, Asked);
        var school = await TestSchool.CreateAsync(app.Services);
        var chat = await school.AddChatAsync("Родительский комитет", (school.Director, Role.Staff), (school.Parent, Role.Parent));
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));

        (await WatchesAsync(parent, school.Parent)).ShouldBeTrue();
        (await WatchesAsync(director, school.Director)).ShouldBeFalse();
        await SetUpAsync(director, "/account/second-factor");
        (await WatchesAsync(director, school.Director)).ShouldBeTrue();

        async Task<bool> WatchesAsync(HttpClient client, Person person)
        {
            const string hub = "/live/chats";
            var negotiated = await client.PostAsync($"{hub}/negotiate?negotiateVersion=1", null);
            var token = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync()).RootElement.GetProperty("connectionToken");
            var connection = $"{hub}?id={Uri.EscapeDataString(token.GetString()!)}";
            await client.GetAsync(connection);
            await client.PostAsync(connection, new StringContent("""{"protocol":"json","version":1}""" + "\u001e"));
            await client.GetAsync(connection);
            var watch = $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{school.Slug}}","{{chat.Id.Value}}"]}""";
            await client.PostAsync(connection, new StringContent(watch + "\u001e"));
            (await client.GetStringAsync(connection)).ShouldContain("\"type\":3");
            return app.Services.GetRequiredService<ChatWatchers>().Of(new WatchedChat(chat.Id, person.Id)).Any();
        }
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task A_password_alone_puts_no_second_factor_beside_the_owner_s_passkey()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, Asked);
        var school = await TestSchool.CreateAsync(app.Services);
        var stranger = await app.ClientAsync(school, school.Director);
        var page = await (await stranger.GetAsync("/account/second-factor")).DocumentAsync();
        var (key, sealedKey) = (page.GetElementById("key")!.GetAttribute("value")!, page.ValueOf("Input.SealedKey")!);
        await AddPasskeyAsync(app, school.Director);

        var codes = await stranger.PostAsync(
            "/account/second-factor",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = page.ValueOf("__RequestVerificationToken")!,
                    ["Input.SealedKey"] = sealedKey,
                    ["Input.Code"] = Totp.CodeAt(key, TimeProvider.System.GetUtcNow()),
                    ["Input.Password"] = TestSchool.Password,
                }
            )
        );
        var passkeys = await stranger.GetAsync("/account/passkeys");

        codes.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        passkeys.Headers.Location!.ToString().ShouldStartWith("/account/second-factor");
        (await stranger.GetAsync($"/s/{school.Slug}/people")).Headers.Location!.ToString().ShouldStartWith("/account/second-factor");
        var asked = await (await stranger.GetAsync(passkeys.Headers.Location)).DocumentAsync();
        asked.QuerySelector("main")!.TextContent.ShouldContain("Войдите заново с ключом доступа или с кодом");
        asked.QuerySelector("main")!.TextContent.ShouldNotContain("Настройте второй шаг");
        asked.GetElementById("key").ShouldBeNull();
    }

    [Fact]
    public async Task With_a_second_step_the_director_may_have_a_shorter_password_and_does_not_turn_the_step_off()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var director = await app.ClientAsync(school, school.Director);
        await SetUpAsync(director, "/account/second-factor");

        var off = await director.PostFormAsync(
            "/account/second-factor",
            "/account/second-factor?handler=Off",
            new() { ["Off.Password"] = TestSchool.Password }
        );
        var changed = await director.PostFormAsync(
            "/account",
            new() { ["Input.Current"] = TestSchool.Password, ["Input.Changed"] = "синий дом!" }
        );

        off.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_parent_turns_the_second_step_on_and_off_and_only_with_the_password()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        await SetUpAsync(parent, "/account/second-factor");

        (await OffAsync(parent, "не тот пароль")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await OffAsync(parent, TestSchool.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await PasswordAsync(app.Stranger(), school, school.Parent)).ShouldBe("/");
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task A_stranger_who_guesses_locks_out_strangers_and_not_the_owner_at_the_own_browser()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var owner = await app.ClientAsync(school, school.Director);
        await owner.PostFormAsync("/account", "/sign-out", []);
        var stranger = app.Stranger();
        for (var attempt = 0; attempt < 5; attempt++)
            await PasswordAsync(stranger, school, school.Director, "не тот пароль");

        var guessed = await stranger.PostFormAsync("/sign-in", Credentials(school.LoginOf(school.Director), TestSchool.Password));
        var unknown = await stranger.PostFormAsync("/sign-in", Credentials($"nobody@{school.Slug}.example", TestSchool.Password));

        guessed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await guessed.DocumentAsync()).Alert().ShouldBe((await unknown.DocumentAsync()).Alert());
        (await PasswordAsync(owner, school, school.Director)).ShouldBe("/");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_ten_wrong_passwords_the_page_says_when_to_try_again(bool exists)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var login = exists ? school.LoginOf(school.Parent) : $"nobody@{school.Slug}.example";
        var stranger = app.Stranger();
        for (var attempt = 0; attempt < 10; attempt++)
            (await stranger.PostFormAsync("/sign-in", Credentials(login, "не тот пароль"))).StatusCode.ShouldBe(
                HttpStatusCode.UnprocessableEntity
            );

        var refused = await stranger.PostFormAsync("/sign-in", Credentials(login, "не тот пароль"));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromMinutes(1));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("минут");
    }

    [Fact]
    public async Task An_unknown_number_in_any_spelling_has_ten_attempts_as_a_known_one_has()
    {
        var app = await WebApp.UsualAsync();
        var digits = $"{Environment.ProcessId % 10_000_000:0000000}";
        string[] spellings = [$"+7900{digits}", $"8 (900) {digits[..3]}-{digits[3..5]}-{digits[5..]}"];
        var stranger = app.Stranger();
        for (var attempt = 0; attempt < 10; attempt++)
            (await stranger.PostFormAsync("/sign-in", Credentials(spellings[attempt % 2], "не тот пароль"))).StatusCode.ShouldBe(
                HttpStatusCode.UnprocessableEntity
            );

        var refused = await stranger.PostFormAsync("/sign-in", Credentials(spellings[0], "не тот пароль"));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Of_wrong_codes_that_come_all_at_once_ten_are_looked_at()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        await SetUpAsync(await app.ClientAsync(school, school.Parent), "/account/second-factor");
        var stranger = app.Stranger();
        await PasswordAsync(stranger, school, school.Parent);
        var form = await stranger.FillAsync("/sign-in/second", new() { ["Input.Code"] = "000000" });
        var sent = await form.ReadAsStringAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 25).Select(_ => stranger.PostAsync("/sign-in/second", new StringContent(sent, form.Headers.ContentType)))
        );

        answers
            .CountBy(answer => answer.StatusCode)
            .ToDictionary()
            .ShouldBe(
                new Dictionary<HttpStatusCode, int> { [HttpStatusCode.UnprocessableEntity] = 10, [HttpStatusCode.TooManyRequests] = 15 },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Spare_codes_are_kept_as_hashes()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (_, _, spares) = await SetUpAsync(await app.ClientAsync(school, school.Parent), "/account/second-factor");

        var kept = "";
        await school.InScopeAsync(async db =>
            kept = await db
                .Database.SqlQuery<string>(
                    $"select to_jsonb(account)::text as \"Value\" from account where id = {school.Parent.Account!.Value.Value}"
                )
                .SingleAsync()
        );

        spares.Count.ShouldBe(SpareCodes.Count);
        spares.Select(spare => kept.Contains(Convert.ToHexStringLower(SpareCodes.HashOf(spare)))).ShouldAllBe(isKept => isKept);
        spares.ShouldAllBe(spare => !kept.Contains(spare) && !kept.Contains(spare.Replace("-", "")));
    }

    [Fact]
    public async Task Who_removes_a_passkey_goes_on_here_and_nowhere_else()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (here, there) = (await app.ClientAsync(school, school.Parent), app.Stranger());
        AccountTests.CheckSessionsAtOnce(app);
        var (_, _, spares) = await SetUpAsync(here, "/account/second-factor");
        await PasswordAsync(there, school, school.Parent);
        await CodeAsync(there, spares[0]);
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var passkey = await AddPasskeyAsync(app, school.Parent);

        var removed = await here.PostFormAsync(
            "/account/passkeys",
            "/account/passkeys?handler=Remove",
            new() { ["Removed.Id"] = passkey, ["Removed.Password"] = TestSchool.Password }
        );

        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
            (await db.Sessions.CountAsync(s => s.Account == school.Parent.Account!.Value && s.EndedAt == null)).ShouldBe(1)
        );
    }

    [Fact]
    public async Task Who_was_wrong_ten_times_about_the_own_password_is_told_to_wait_and_not_that_the_right_one_is_wrong()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        await SetUpAsync(parent, "/account/second-factor");
        var passkey = await AddPasskeyAsync(app, school.Parent);
        for (var attempt = 0; attempt < 10; attempt++)
            (await OffAsync(parent, "не тот пароль")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        HttpResponseMessage[] answers =
        [
            await OffAsync(parent, TestSchool.Password),
            await SendAsync("/account/second-factor", ("Input.Password", TestSchool.Password)),
            await SendAsync("/account/passkeys?handler=Remove", ("Removed.Password", TestSchool.Password), ("Removed.Id", passkey)),
            await SendAsync("/account/passkeys?handler=Options", ("Input.Password", TestSchool.Password)),
            await SendAsync("/account/passkeys", ("Input.Password", TestSchool.Password)),
            await SendAsync("/account", ("Input.Current", TestSchool.Password), ("Input.Changed", "синее море волна")),
        ];

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        answers.ShouldAllBe(answer => answer.Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(1));

        Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] fields) =>
            parent.PostFormAsync("/account", address, fields.ToDictionary(field => field.Name, field => field.Value));
    }

    [Fact]
    public async Task A_passkey_to_remove_is_chosen_by_its_browser_and_day_and_a_wrong_password_is_said_at_its_field()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        await SetUpAsync(parent, "/account/second-factor");
        var passkey = await AddPasskeyAsync(app, school.Parent);

        var answer = await RemoveAsync(passkey, "не тот пароль");
        var unknown = await RemoveAsync("00", TestSchool.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.DocumentAsync();
        page.GetElementById("Removed_Password-error")!.TextContent.ShouldBe("Нынешний пароль не подходит.");
        page.GetElementById("Removed_Password")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("option")!.TextContent.ShouldBe("Firefox, Linux, добавлен 11.03.2026");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task<HttpResponseMessage> RemoveAsync(string id, string password) =>
            parent.PostFormAsync(
                "/account/passkeys",
                "/account/passkeys?handler=Remove",
                new() { ["Removed.Id"] = id, ["Removed.Password"] = password }
            );
    }

    private static async Task<string> AddPasskeyAsync(WebApp app, Person person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByIdAsync(person.Account!.Value.Value.ToString());
        var id = person.Id.Value.ToByteArray();
        var made = new DateTimeOffset(2026, 3, 11, 9, 0, 0, TimeSpan.Zero);
        var passkey = new UserPasskeyInfo(id, [4, 5, 6], made, 0, [], true, false, false, [], []) { Name = "Firefox, Linux" };
        (await accounts.AddOrUpdatePasskeyAsync(account!, passkey)).Succeeded.ShouldBeTrue();
        return Convert.ToHexString(id);
    }

    internal static async Task<(string Key, string Used, IReadOnlyList<string> Spares)> SetUpAsync(HttpClient client, string address)
    {
        var page = await (await client.GetAsync(address)).DocumentAsync();
        var key = page.GetElementById("key")!.GetAttribute("value")!;
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.ValueOf("__RequestVerificationToken")!,
            ["Input.SealedKey"] = page.ValueOf("Input.SealedKey")!,
            ["Input.Code"] = Totp.CodeAt(key, TimeProvider.System.GetUtcNow()),
            ["Input.Password"] = TestSchool.Password,
        };
        var done = await client.PostAsync(address, new FormUrlEncodedContent(form));
        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (key, form["Input.Code"], [.. SpareCode().Matches(await done.Content.ReadAsStringAsync()).Select(match => match.Value)]);
    }

    private static Task<HttpResponseMessage> OffAsync(HttpClient client, string password) =>
        client.PostFormAsync("/account/second-factor", "/account/second-factor?handler=Off", new() { ["Off.Password"] = password });

    private static Task<HttpResponseMessage> CodeAsync(HttpClient client, string code) =>
        client.PostFormAsync("/sign-in/second", new() { ["Input.Code"] = code });

    /// <summary>Where the password leads; the status where it leads nowhere.</summary>
    private static async Task<string> PasswordAsync(
        HttpClient client,
        TestSchool school,
        Person person,
        string password = TestSchool.Password
    )
    {
        var answer = await client.PostFormAsync("/sign-in", Credentials(school.LoginOf(person), password));
        return answer.Headers.Location?.ToString() ?? answer.StatusCode.ToString();
    }

    private static Dictionary<string, string> Credentials(string login, string password) =>
        new() { ["Input.Login"] = login, ["Input.Password"] = password };

    [GeneratedRegex("[2-9A-Z]{6}(-[2-9A-Z]{6}){3}")]
    private static partial Regex SpareCode();
}
