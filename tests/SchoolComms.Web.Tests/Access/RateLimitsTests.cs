using System.Net;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class RateLimitsTests
{
    [Fact]
    public async Task One_address_sends_so_often_and_may_still_look()
    {
        await using var app = await WebApp.StartAsync(
            WebApp.UsualNow,
            new()
            {
                ["SchoolComms:Limits:SignIn"] = "3",
                ["SchoolComms:Limits:Recover"] = "3",
                ["SchoolComms:Limits:Register"] = "3",
            }
        );

        await SendAsync("/sign-in", unlimited: HttpStatusCode.UnprocessableEntity);
        await SendAsync("/recover", unlimited: HttpStatusCode.Gone);
        await SendAsync("/schools/new", unlimited: HttpStatusCode.UnprocessableEntity);

        async Task SendAsync(string address, HttpStatusCode unlimited)
        {
            for (var attempt = 0; attempt < 3; attempt++)
                (await SendOnceAsync(address)).ShouldBe(unlimited);

            (await SendOnceAsync(address)).ShouldBe(HttpStatusCode.TooManyRequests);
            (await app.Stranger().GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        async Task<HttpStatusCode> SendOnceAsync(string address)
        {
            var stranger = app.Stranger();
            return (await stranger.PostFormAsync("/sign-in", address, [])).StatusCode;
        }
    }

    [Fact]
    public async Task One_sign_in_writes_and_uploads_so_often_and_others_go_on()
    {
        await using var app = await WebApp.StartAsync(
            WebApp.UsualNow,
            new() { ["SchoolComms:Limits:Post"] = "3", ["SchoolComms:Limits:Upload"] = "3" }
        );
        var school = await TestSchool.CreateAsync(app.Services);
        var (teacher, other) = (await app.ClientAsync(school, school.ClassTeacher), await app.ClientAsync(school, school.Parent));
        var administrator = await app.ClientAsync(school, school.Administrator);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await WriteAsync(teacher)).ShouldBe(HttpStatusCode.Redirect);
            (await UploadNothingAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        (await WriteAsync(teacher)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await WriteAsync(other)).ShouldBe(HttpStatusCode.Redirect);
        (await UploadNothingAsync()).ShouldBe(HttpStatusCode.TooManyRequests);

        async Task<HttpStatusCode> WriteAsync(HttpClient client)
        {
            var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
            return (await client.PostFormAsync(chat, new() { ["Input.Text"] = "Завтра экскурсия, собираемся у входа." })).StatusCode;
        }

        async Task<HttpStatusCode> UploadNothingAsync() =>
            (await administrator.PostFormAsync($"/s/{school.Slug}/people/import", [])).StatusCode;
    }
}
