using System.Net;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Invitations;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Invitations;

/// <remarks>
/// All applications of the process share a database, and each that knows a mail server sends what is due. Only these tests know one,
/// and the tests of one class run one after another.
/// </remarks>
public sealed class InviteMailTests : IAsyncLifetime
{
    private static int people;

    private readonly SmtpServer server = SmtpServer.Start();
    private WebApp app = null!;
    private TestSchool school = null!;

    public async ValueTask InitializeAsync()
    {
        app = await WebApp.StartAsync(
            WebApp.UsualNow,
            new()
            {
                ["SchoolComms:Mail:Host"] = "127.0.0.1",
                ["SchoolComms:Mail:Port"] = server.Port.ToString(),
                ["SchoolComms:Mail:Tls"] = "false",
                ["SchoolComms:Mail:From"] = "portal@school.example",
                ["SchoolComms:Address"] = "https://portal.example/",
            }
        );
        school = await TestSchool.CreateAsync(app.Services, "group-chats");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    [Requirement("INV-3")]
    public async Task A_class_s_links_go_to_their_people_by_mail_in_plain_Russian()
    {
        var first = await KnownAsync("Королёва Анна Петровна");
        var (second, silent) = (await KnownAsync(), await school.AddKnownAsync());
        var invite = await school.IssueForAsync(first);
        await school.IssueForAsync(second);
        await school.IssueForAsync(silent);
        var client = await app.ClientAsync(school, school.ClassTeacher);

        var answer = await client.PostFormAsync(Families, $"{Families}&handler=Mail", []);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await UntilAsync(client, Families, page => page.Split("Письмо отправлено").Length == 3);
        server.Letters.Select(letter => letter.To).ShouldBe([first.Email!.Value, second.Email!.Value], ignoreOrder: true);
        var letter = server.Letters.Single(letter => letter.To == first.Email!.Value);
        letter.Content.ShouldContain("Subject: =?utf-8?");
        letter.Content.ShouldContain("Content-Type: text/plain; charset=utf-8");
        letter.Text.ShouldContain("Здравствуйте, Анна Петровна.");
        letter.Text.ShouldContain($"https://portal.example/join/{invite.Code}\r\n");
        letter.Text.ShouldMatch(@"Ссылка действует до \d+ \p{IsCyrillic}+ 2026, \d+:\d\d");
        await school.InScopeAsync(async db =>
            (await db.Database.SqlQuery<string>($"select to_jsonb(m)::text as \"Value\" from invite_mail m").ToListAsync()).ShouldAllBe(
                row => !row.Contains(invite.Code)
            )
        );
    }

    [Fact]
    [Requirement("INV-3")]
    public async Task A_refused_address_is_shown_at_once_and_another_letter_can_go_out()
    {
        var person = await KnownAsync();
        var invite = await school.IssueForAsync(person);
        server.Answer(person.Email!.Value, "550");
        var client = await app.ClientAsync(school, school.Administrator);

        await SendAsync(client, invite, person.Email!.Value);

        var page = await UntilAsync(client, PageOf(invite), page => page.Contains("Письмо не доставлено"));
        page.ShouldContain("почтовый сервер не принял адрес (550)");
        page.ShouldContain("Отправить ещё раз");
        (await client.GetStringAsync($"/s/{school.Slug}/invites")).ShouldContain("Письмо не доставлено");
        (await client.GetStringAsync(Families)).ShouldContain("Письмо не доставлено");

        await SendAsync(client, invite, "another@mail.example");
        await UntilAsync(client, PageOf(invite), page => page.Contains("Письмо отправлено"));
        server.Letters.ShouldHaveSingleItem().To.ShouldBe("another@mail.example");
    }

    [Theory]
    [Requirement("INV-3")]
    [InlineData("451", "почтовый сервер просит подождать (451)")]
    [InlineData("", "почтовый сервер не отвечает")]
    public async Task What_fails_for_a_time_is_tried_again_after_a_pause(string answer, string why)
    {
        var person = await KnownAsync();
        var invite = await school.IssueForAsync(person);
        server.Answer(person.Email!.Value, answer);
        var client = await app.ClientAsync(school, school.Administrator);

        await SendAsync(client, invite, person.Email!.Value);
        (await UntilAsync(client, PageOf(invite), page => page.Contains("Письмо пока не ушло"))).ShouldContain(why);
        app.Clock.Advance(InviteMail.Pauses[0]);

        await UntilAsync(client, PageOf(invite), page => page.Contains("Письмо отправлено"));
        server.Letters.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_link_that_was_annulled_before_its_letter_went_out_is_not_sent()
    {
        var person = await KnownAsync();
        var invite = await school.IssueForAsync(person);
        server.Answer(person.Email!.Value, "451");
        var client = await app.ClientAsync(school, school.Administrator);
        await SendAsync(client, invite, person.Email!.Value);
        await UntilAsync(client, PageOf(invite), page => page.Contains("Письмо пока не ушло"));

        await school.InScopeAsync(async db =>
            (await db.Invites.SingleAsync(i => i.Id == invite.Id)).Annul(school.Administrator.Id, "Не тот адрес", app.Clock.Now)
        );
        app.Clock.Advance(InviteMail.Pauses[0]);

        await UntilAsync(client, PageOf(invite), page => page.Contains("ссылка уже не действует"));
        server.Letters.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_offers_the_other_ways()
    {
        var usual = await WebApp.UsualAsync();
        var other = await TestSchool.CreateAsync(usual.Services, "group-chats");
        var invite = await other.IssueAsync();
        var client = await usual.ClientAsync(other, other.Administrator);

        var page = await client.GetStringAsync($"/s/{other.Slug}/invites/{invite.Id.Value}");
        var answer = await client.PostFormAsync(
            $"/s/{other.Slug}/invites/new",
            $"/s/{other.Slug}/invites/{invite.Id.Value}?handler=Mail",
            new() { ["Input.Email"] = "parent@mail.example" }
        );

        page.ShouldContain("Почта на портале не настроена");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_wrong_address_is_named_at_its_field()
    {
        var invite = await school.IssueAsync();
        var client = await app.ClientAsync(school, school.Administrator);

        var answer = await SendAsync(client, invite, "parent@");

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).GetElementById("Input_Email-error")!.TextContent.ShouldContain("Проверьте адрес почты");
    }

    private string Families => $"/s/{school.Slug}/invites/families?class={school.Class.Id.Value}&role=Parent";

    private string PageOf(IssuedInvite invite) => $"/s/{school.Slug}/invites/{invite.Id.Value}";

    private Task<Person> KnownAsync(string? name = null) =>
        school.AddKnownAsync(
            name: name,
            email: EmailAddress.Parse($"person{Interlocked.Increment(ref people)}@{Environment.ProcessId}.example").Value
        );

    private Task<HttpResponseMessage> SendAsync(HttpClient client, IssuedInvite invite, string address) =>
        client.PostFormAsync(PageOf(invite), $"{PageOf(invite)}?handler=Mail", new() { ["Input.Email"] = address });

    // The sender looks every two seconds.
    private static async Task<string> UntilAsync(HttpClient client, string address, Func<string, bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var page = "";
        do page = WebUtility.HtmlDecode(await client.GetStringAsync(address, limit.Token));
        while (!holds(page) && await timer.WaitForNextTickAsync(limit.Token));
        return page;
    }
}
