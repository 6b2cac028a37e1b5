using System.Net;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class RecoveryTests
{
    private const string Changed = "четыре слова подряд сразу";

    [Fact]
    [Requirement("PPL-11")]
    public async Task A_lost_password_is_set_anew_by_a_link_that_is_shown_once_and_nobody_else_learns_it()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (administrator, parent) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Parent));
        AccountTests.CheckSessionsAtOnce(app);
        var first = await LinkAsync(administrator, school, school.Parent);
        var link = await LinkAsync(administrator, school, school.Parent);
        var stranger = app.Stranger();
        (await stranger.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.Gone);

        var opened = await stranger.GetAsync(link);
        opened.Headers.Location!.ToString().ShouldBe("/recover");
        (await SetAsync(stranger, "йцукенгшщз")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SetAsync(stranger, Changed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stranger.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await parent.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signedIn = await stranger.PostFormAsync(
            "/sign-in",
            new() { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = Changed }
        );
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await stranger.GetAsync("/account")).Content.ReadAsStringAsync()).ShouldContain("Доступ восстановлен по ссылке");
        var record = await (await administrator.GetAsync($"/s/{school.Slug}/audit")).Content.ReadAsStringAsync();
        record.ShouldContain("Выпущена ссылка для восстановления доступа");
        record.ShouldContain("Доступ восстановлен по ссылке");
    }

    [Fact]
    public async Task The_page_says_how_long_the_password_of_an_official_without_a_second_step_is()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var link = await LinkAsync(await app.ClientAsync(school, school.Director), school, school.Administrator);
        var stranger = app.Stranger();
        await stranger.GetAsync(link);

        var hint = (await (await stranger.GetAsync("/recover")).DocumentAsync()).QuerySelector(".hint")!.TextContent;
        var refused = await SetAsync(stranger, "14 знаков ровн");

        hint.ShouldBe("Не короче 10 знаков; у администрации школы без второго шага не короче 15");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.DocumentAsync()).Alert().ShouldContain("Пароль короче 15 знаков.");
    }

    [Fact]
    [Requirement("PPL-11")]
    public async Task A_link_waits_for_a_day_and_no_longer()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var link = await LinkAsync(await app.ClientAsync(school, school.Administrator), school, school.Parent);

        app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        (await app.Stranger().GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await app.Stranger().GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData(true, "/")]
    [InlineData(false, "/sign-in/second?returnUrl=")]
    public async Task A_lost_second_step_goes_where_the_administrator_says_so_and_stays_otherwise(bool isLost, string leads)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        await SecondFactorTests.SetUpAsync(await app.ClientAsync(school, school.Parent), "/account/second-factor");
        var (administrator, person) = (await app.ClientAsync(school, school.Administrator), app.Stranger());
        var link = await LinkAsync(administrator, school, school.Parent, new() { ["Input.DropsSecondFactor"] = $"{isLost}" });

        await person.GetAsync(link);
        (await SetAsync(person, Changed)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var signedIn = await person.PostFormAsync(
            "/sign-in",
            new() { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = Changed }
        );
        signedIn.Headers.Location!.ToString().ShouldBe(leads);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Redirect)]
    [InlineData(false, HttpStatusCode.OK)]
    public async Task A_device_in_others_hands_is_signed_out_at_once_where_the_administrator_says_so(bool isLost, HttpStatusCode answered)
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (administrator, device) = (await app.ClientAsync(school, school.Administrator), await app.ClientAsync(school, school.Parent));
        AccountTests.CheckSessionsAtOnce(app);

        await LinkAsync(administrator, school, school.Parent, new() { ["Input.EndsSessions"] = $"{isLost}" });

        (await device.GetAsync($"/s/{school.Slug}/chats")).StatusCode.ShouldBe(answered);
        (await administrator.GetAsync($"/s/{school.Slug}/chats")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var record = await (await administrator.GetAsync($"/s/{school.Slug}/audit")).Content.ReadAsStringAsync();
        record.Contains("вход на всех устройствах завершён", StringComparison.Ordinal).ShouldBe(isLost);
    }

    [Fact]
    public async Task An_administrator_restores_nobody_of_an_equal_or_higher_office_and_the_director_does()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (administrator, director) = (
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.Director)
        );
        var (teacher, other) = (await app.ClientAsync(school, school.ClassTeacher), await TestSchool.CreateAsync(app.Services));

        (await StatusAsync(administrator, school, school.Director)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(administrator, school, school.Administrator)).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync(administrator, school, other.Parent)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(teacher, school, school.Parent)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(director, school, school.Administrator)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_in_that_opens_another_school_too_is_no_school_s_to_restore()
    {
        var app = await WebApp.UsualAsync();
        var (school, other) = (await TestSchool.CreateAsync(app.Services), await TestSchool.CreateAsync(app.Services));
        await other.InScopeAsync(async db =>
            db.Entry((await db.People.FindAsync(other.School.Id, other.Parent.Id))!).Property(p => p.Account).CurrentValue = school
                .Parent
                .Account
        );

        (await StatusAsync(await app.ClientAsync(school, school.Administrator), school, school.Parent)).ShouldBe(HttpStatusCode.Conflict);
    }

    private static string PageOf(TestSchool school, Person person) => $"/s/{school.Slug}/people/{person.Id.Value}/recover";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, TestSchool school, Person person) =>
        (await client.GetAsync(PageOf(school, person))).StatusCode;

    private static async Task<string> LinkAsync(
        HttpClient client,
        TestSchool school,
        Person person,
        Dictionary<string, string>? said = null
    )
    {
        var made = await client.PostFormAsync(PageOf(school, person), said ?? []);
        var link = (await made.DocumentAsync()).GetElementById("link")!.GetAttribute("value")!;
        (await (await client.GetAsync(PageOf(school, person))).Content.ReadAsStringAsync()).ShouldNotContain(link);
        return new Uri(link).AbsolutePath;
    }

    private static Task<HttpResponseMessage> SetAsync(HttpClient client, string password) =>
        client.PostFormAsync("/recover", new() { ["Input.Password"] = password });
}
