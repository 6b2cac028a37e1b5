using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

public sealed class LinkSafetyTests
{
    [Fact]
    [Requirement("INV-5")]
    public async Task A_messengers_preview_uses_nothing_up_and_sees_no_name()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var student = await school.AddKnownAsync(Role.Student, "Королёва Анна Петровна");
        var invite = await school.IssueForAsync(student, Role.Student);
        using var preview = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = true })
        {
            BaseAddress = new Uri(app.Address),
        };

        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get, HttpMethod.Head, HttpMethod.Get])
        {
            var seen = await preview.SendAsync(new HttpRequestMessage(method, $"/join/{invite.Code}"));

            seen.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/join");
            var text = await seen.Content.ReadAsStringAsync();
            text.ShouldNotContain("Королёва");
            text.ShouldNotContain("Анна");
        }

        await school.InScopeAsync(async db => (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Used.ShouldBe(0));
    }

    [Fact]
    public async Task The_code_is_neither_in_the_address_nor_in_a_referrer_nor_on_the_page()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var invite = await school.IssueAsync();
        var client = app.Stranger();

        var opened = await client.GetAsync($"/join/{invite.Code}");
        var page = await client.GetAsync("/join");

        foreach (var answer in (HttpResponseMessage[])[opened, page])
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        opened.Headers.Location!.ToString().ShouldBe("/join");
        opened.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await page.Content.ReadAsStringAsync()).ShouldNotContain(invite.Code);
    }

    [Fact]
    [Requirement("INV-6")]
    public async Task Joining_confirms_the_Rules_and_no_consent_beside_them()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var parent = await school.AddKnownAsync();
        var client = await app.OpenAsync(await school.IssueForAsync(parent));

        var page = await (await client.GetAsync("/join")).DocumentAsync();
        page.QuerySelectorAll("input[type=checkbox]").ShouldHaveSingleItem().GetAttribute("name").ShouldBe("Input.RulesConfirmed");
        page.QuerySelector("input[type=checkbox]:checked").ShouldBeNull();
        await client.PostFormAsync("/join", Links.Somebody());

        await school.InScopeAsync(async db =>
        {
            (await db.Acknowledgements.AnyAsync(a => a.PersonId == parent.Id)).ShouldBeTrue();
            (await db.Consents.CountAsync()).ShouldBe(0);
        });
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task A_copied_database_opens_nothing_and_a_new_key_ends_all_links()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services, "group-chats");
        var invite = await school.IssueAsync();
        await using var copy = await WebApp.StartAsync(
            WebApp.UsualNow,
            new() { ["SchoolComms:Invites:Key"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()) }
        );

        var administrator = await copy.ClientAsync(school, school.Administrator);
        var page = await (await administrator.GetAsync($"/s/{school.Slug}/invites/{invite.Id.Value}")).DocumentAsync();
        var drawn = new Uri(page.QuerySelector("#link")!.GetAttribute("value")!).AbsolutePath;

        drawn.ShouldNotEndWith(invite.Code);
        (await copy.Stranger().GetAsync(drawn)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await copy.Stranger().GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Stranger().GetAsync($"/join/{invite.Code}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [Requirement("INV-5")]
    [InlineData("OpenLink", "/join/AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Join", "/join")]
    public async Task Who_tries_too_often_is_told_when_to_try_again(string policy, string address)
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { [$"SchoolComms:Limits:{policy}"] = "3" });
        var client = app.Stranger();
        for (var attempt = 0; attempt < 3; attempt++)
            (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var refused = await client.GetAsync(address);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        (await refused.DocumentAsync()).QuerySelector("main")!.TextContent.Folded().ShouldContain("Попробуйте снова через");
        (await client.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("INV-5")]
    public async Task The_log_of_a_journey_holds_no_code_no_password_no_cookie_and_no_contact()
    {
        var folder = Directory.CreateTempSubdirectory("schoolcomms-log-");
        var phone = $"+7916{Environment.ProcessId % 10_000_000:0000000}";
        var form = Links.Somebody();
        form["Input.Phone"] = phone;
        form["Input.Password"] = "очень тайные слова";
        var secrets = new List<string> { form["Input.Email"], phone, phone[2..], "тайные", "ошибочный", TestSchool.Password };

        await using (
            var app = await WebApp.StartAsync(
                WebApp.UsualNow,
                new()
                {
                    ["SchoolComms:LogFile"] = Path.Combine(folder.FullName, "log.txt"),
                    // A setting of a section makes an empty one of the section itself, unless it is given too.
                    ["Serilog:MinimumLevel"] = "Information",
                    ["Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore"] = "Verbose",
                }
            )
        )
        {
            var school = await TestSchool.CreateAsync(app.Services, "group-chats");
            var invite = await school.IssueForAsync(await school.AddKnownAsync());
            var client = app.Stranger();
            var opened = await client.GetAsync($"/join/{invite.Code}");
            var joined = await client.PostFormAsync("/join", form);
            joined.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            await client.GetAsync(joined.Headers.Location);
            await client.GetAsync($"/join/{invite.Code}");
            var wrong = new Dictionary<string, string> { ["Input.Login"] = form["Input.Email"], ["Input.Password"] = "ошибочный пароль" };
            (await app.Stranger().PostFormAsync("/sign-in", wrong)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var (shared, administrator) = (await school.IssueAsync(), await app.ClientAsync(school, school.Administrator));
            (await administrator.GetStringAsync($"/s/{school.Slug}/invites/{shared.Id.Value}")).ShouldContain(shared.Code);
            secrets.AddRange([invite.Code, shared.Code]);
            secrets.AddRange(
                opened
                    .Headers.GetValues("Set-Cookie")
                    .Concat(joined.Headers.GetValues("Set-Cookie"))
                    .Select(line => line.Split('=', ';')[1])
                    .Where(value => value.Length > 8)
            );
        }

        var log = string.Concat(folder.EnumerateFiles().Select(Read));
        log.ShouldContain("join/{code}");
        log.ShouldContain("INSERT INTO account");
        foreach (var secret in secrets)
            log.ShouldNotContain(secret);
        folder.Delete(recursive: true);
    }

    // The logger of the application may hold the file a little longer than the application.
    private static string Read(FileInfo file)
    {
        using var reader = new StreamReader(file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
