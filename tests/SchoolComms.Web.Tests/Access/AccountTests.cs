using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class AccountTests
{
    private const string Changed = "четыре слова подряд сразу";

    [Fact]
    public async Task A_changed_password_signs_in_and_the_old_one_does_not()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (here, there) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Parent));
        CheckSessionsAtOnce(app);

        var answer = await here.PostFormAsync("/account", Passwords(TestSchool.Password, Changed));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SignInAsync(app, school, TestSchool.Password)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignInAsync(app, school, Changed)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("", Changed, "Напишите нынешний пароль.")]
    [InlineData("не тот пароль", Changed, "Нынешний пароль не подходит.")]
    [InlineData(TestSchool.Password, "123456789", "Пароль короче 10 знаков.")]
    public async Task A_password_that_does_not_fit_is_named_at_its_field(string current, string changed, string message)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);

        var answer = await parent.PostFormAsync("/account", Passwords(current, changed));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.DocumentAsync()).QuerySelector(".field-error")!.TextContent.ShouldContain(message);
    }

    [Theory]
    [InlineData("14 знаков ровно", HttpStatusCode.Redirect)]
    [InlineData("14 знаков ровн", HttpStatusCode.UnprocessableEntity)]
    public async Task Who_manages_the_school_has_a_longer_password(string changed, HttpStatusCode status)
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var director = await app.ClientAsync(school, school.Director);

        (await director.PostFormAsync("/account", Passwords(TestSchool.Password, changed))).StatusCode.ShouldBe(status);
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (here, there) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Parent));
        CheckSessionsAtOnce(app);
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await here.PostFormAsync("/account", "/account?handler=Everywhere", []);

        (await here.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_is_of_no_school_is_told_what_to_do()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        await school.InScopeAsync(async db =>
            db.Entry((await db.People.FindAsync(school.School.Id, school.Parent.Id))!).Property(p => p.LeftAt).CurrentValue = app.Clock.Now
        );

        var page = await (await parent.GetAsync("/")).DocumentAsync();

        page.QuerySelector("h1")!.TextContent.ShouldBe("Вы пока не состоите ни в одной школе");
    }

    [Fact]
    [Requirement("PPL-10")]
    public async Task A_password_that_is_tried_first_is_refused_at_its_field()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);

        foreach (var changed in (string[])["йцукенгшщз", $"{school.Slug}-2026"])
            (await parent.PostFormAsync("/account", Passwords(TestSchool.Password, changed))).StatusCode.ShouldBe(
                HttpStatusCode.UnprocessableEntity,
                changed
            );
    }

    private static Dictionary<string, string> Passwords(string current, string changed) =>
        new() { ["Input.Current"] = current, ["Input.Changed"] = changed };

    // Sessions are compared with the account every minute; a test does not wait for it.
    internal static void CheckSessionsAtOnce(WebApp app) =>
        app.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;

    private static async Task<HttpStatusCode> SignInAsync(WebApp app, TestSchool school, string password)
    {
        var form = new Dictionary<string, string> { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = password };
        return (await app.Stranger().PostFormAsync("/sign-in", form)).StatusCode;
    }
}
