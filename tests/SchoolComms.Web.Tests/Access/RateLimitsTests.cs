using System.Net;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData("SignIn", "/sign-in", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Recover", "/recover", HttpStatusCode.Gone)]
    public async Task One_address_sends_so_often_and_may_still_look(string policy, string address, HttpStatusCode unlimited)
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { [$"SchoolComms:Limits:{policy}"] = "3" });
        var stranger = app.Stranger();
        for (var attempt = 0; attempt < 3; attempt++)
            (await stranger.PostAsync(address, await stranger.FillAsync("/sign-in", []))).StatusCode.ShouldBe(unlimited);

        var refused = await app.Stranger().PostAsync(address, await stranger.FillAsync("/sign-in", []));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await stranger.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_sign_in_writes_so_often_and_others_go_on()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Post"] = "3" });
        var school = await TestSchool.CreateAsync(app.Services);
        var (teacher, other) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        for (var attempt = 0; attempt < 3; attempt++)
            (await WriteAsync(teacher)).ShouldBe(HttpStatusCode.Redirect);

        (await WriteAsync(teacher)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await WriteAsync(other)).ShouldBe(HttpStatusCode.Redirect);

        async Task<HttpStatusCode> WriteAsync(HttpClient client) =>
            (await client.PostFormAsync(chat, new() { ["Input.Text"] = "Завтра экскурсия, собираемся у входа." })).StatusCode;
    }

    [Fact]
    public async Task One_sign_in_uploads_so_often()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["SchoolComms:Limits:Upload"] = "3" });
        var school = await TestSchool.CreateAsync(app.Services);
        var administrator = await app.ClientAsync(school, school.Administrator);
        for (var attempt = 0; attempt < 3; attempt++)
            (await SendAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await SendAsync()).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> SendAsync() => (await administrator.PostFormAsync($"/s/{school.Slug}/people/import", [])).StatusCode;
    }
}
