using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Access;

/// <summary>Passwords are checked a few at a time.</summary>
public sealed class PasswordGateTests
{
    // Many more than are let in at once, on whatever machine.
    private static readonly int Comers = 30 * Math.Max(2, Environment.ProcessorCount);

    [Fact]
    public async Task Who_comes_to_a_full_queue_is_told_to_come_again_and_then_gets_in()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Passwords"] = "0" });
        var login = await LoginAsync(app);

        var answers = await AllAtOnceAsync(app, login);

        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        var refused = answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect).ToList();
        refused.ShouldNotBeEmpty();
        foreach (var answer in refused)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
        }

        (await app.Stranger().PostFormAsync("/sign-in", login)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_waits_in_the_queue_gets_in()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Passwords"] = $"{Comers}" });

        var answers = await AllAtOnceAsync(app, await LoginAsync(app));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_joins_with_a_sign_in_that_they_have_waits_for_nobody_s_password()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Passwords"] = "0" });
        var school = await TestSchool.CreateAsync(app.Services);
        var student = await app.ClientAsync(school, school.Student);
        await student.GetAsync($"/join/{(await school.IssueAsync(Role.Student)).Code}");
        var form = await student.FillAsync("/join", new() { ["Input.RulesConfirmed"] = "true" });
        var filled = await form.ReadAsStringAsync(TestContext.Current.CancellationToken);

        // Few: all write into one school's record, and a busy machine must not keep them waiting for the database.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => JoinAsync()));

        answers.ShouldAllBe(answer => answer.StatusCode != HttpStatusCode.ServiceUnavailable);

        Task<HttpResponseMessage> JoinAsync() =>
            student.PostAsync("/join?handler=Known", new StringContent(filled, null, "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task Whoever_makes_or_says_a_password_before_they_are_signed_in_waits_their_turn()
    {
        var app = await WebApp.UsualAsync();

        var pages =
            from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<HashesPasswordAttribute>() is not null
            select endpoint.RoutePattern.RawText;

        pages.ShouldBe(["join", "recover", "schools/new", "sign-in"], ignoreOrder: true);
    }

    private static Task<HttpResponseMessage[]> AllAtOnceAsync(WebApp app, Dictionary<string, string> login) =>
        Task.WhenAll(Enumerable.Range(0, Comers).Select(_ => app.Stranger().PostFormAsync("/sign-in", new(login))));

    private static async Task<Dictionary<string, string>> LoginAsync(WebApp app)
    {
        var school = await TestSchool.CreateAsync(app.Services);
        return new() { ["Input.Login"] = school.LoginOf(school.Parent), ["Input.Password"] = TestSchool.Password };
    }
}
