using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Domain.Access;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class SessionsTests
{
    [Fact]
    [Requirement("PPL-10")]
    public async Task Another_session_is_listed_and_ended_from_afar_and_signing_out_ends_the_own()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (here, there) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Parent));
        AccountTests.CheckSessionsAtOnce(app);
        var listed = Sessions(await (await here.GetAsync("/account")).DocumentAsync());
        listed.Count(line => line.TextContent.Contains("это вы")).ShouldBe(1);
        var other = listed.Select(line => line.QuerySelector("input[name=id]")).OfType<IElement>().ShouldHaveSingleItem();

        await here.PostFormAsync("/account", "/account?handler=End", new() { ["id"] = other.GetAttribute("value")! });

        (await there.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Sessions(await (await here.GetAsync("/account")).DocumentAsync()).Count.ShouldBe(1);
        await here.PostFormAsync("/account", "/sign-out", []);
        await school.InScopeAsync(async db =>
            (await db.Sessions.Where(s => s.Account == school.Parent.Account!.Value).AllAsync(s => s.EndedAt != null)).ShouldBeTrue()
        );
    }

    [Fact]
    public async Task Who_signs_in_over_an_open_session_ends_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Parent);

        var signedIn = await client.PostAsync(
            "/sign-in",
            await client.FillAsync(
                "/account",
                new() { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = TestSchool.Password }
            )
        );

        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await school.InScopeAsync(async db =>
            (await db.Sessions.Where(s => s.Account == school.Parent.Account!.Value).Select(s => s.EndedAt == null).ToListAsync()).ShouldBe(
                [true, false],
                ignoreOrder: true
            )
        );
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var (parent, teacher) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.Teacher));
        Guid theirs = default;
        await school.InScopeAsync(async db =>
            theirs = (await db.Sessions.SingleAsync(s => s.Account == school.Teacher.Account!.Value)).Id.Value
        );

        var answer = await parent.PostFormAsync("/account", "/account?handler=End", new() { ["id"] = theirs.ToString() });

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Requirement("PPL-11")]
    public async Task Sessions_at_two_addresses_at_a_time_are_shown_to_the_person()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var parent = await app.ClientAsync(school, school.Parent);
        (await NoticeAsync(parent)).ShouldBeFalse();

        await school.InScopeAsync(db =>
        {
            db.Add(Session.Start(school.Parent.Account!.Value, false, "203.0.113.7", "Firefox, Windows", app.Clock.Now));
            return Task.CompletedTask;
        });

        (await NoticeAsync(parent)).ShouldBeTrue();
        (await (await parent.GetAsync("/account")).Content.ReadAsStringAsync()).ShouldContain("203.0.113.7");
    }

    [Fact]
    public async Task Who_manages_the_school_is_asked_again_after_half_a_day_and_a_parent_is_not()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow);
        var school = await TestSchool.CreateAsync(app.Services);
        var (director, parent) = (await app.ClientAsync(school, school.Director), await app.ClientAsync(school, school.Parent));
        AccountTests.CheckSessionsAtOnce(app);

        app.Clock.Advance(Session.Idle(ofOfficial: true));

        (await director.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await parent.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static List<IElement> Sessions(IDocument page) => [.. page.QuerySelectorAll(".sessions > li")];

    private static async Task<bool> NoticeAsync(HttpClient client) =>
        (await (await client.GetAsync("/account")).Content.ReadAsStringAsync()).Contains("Вход открыт сразу с нескольких адресов");
}
