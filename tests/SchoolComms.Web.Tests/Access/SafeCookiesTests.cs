using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Access;

public sealed class SafeCookiesTests
{
    [Theory]
    [InlineData("https://localhost", "/", "__Host-kept=1; path=/; secure; samesite=lax; httponly")]
    [InlineData("https://localhost", "/join", "__Secure-kept=1; path=/join; secure; samesite=lax; httponly")]
    [InlineData("http://localhost", "/", "kept=1; path=/; samesite=lax; httponly")]
    public async Task A_cookie_is_kept_to_this_host_and_to_HTTPS_where_it_came_so(string address, string path, string cookie)
    {
        await using var app = await StartAsync(path);

        var answer = await app.GetTestServer().CreateRequest($"{address}/").GetAsync();

        answer.Headers.GetValues("Set-Cookie").ShouldBe([cookie]);
    }

    [Theory]
    [InlineData("https://localhost", "__Host-kept=1", "1")]
    [InlineData("https://localhost", "kept=1", "")]
    [InlineData("http://localhost", "kept=1", "1")]
    public async Task Over_HTTPS_a_cookie_without_the_prefix_is_not_read(string address, string sent, string read)
    {
        await using var app = await StartAsync("/");

        var answer = await app.GetTestServer().CreateRequest($"{address}/").AddHeader("Cookie", sent).GetAsync();

        (await answer.Content.ReadAsStringAsync()).ShouldBe(read);
    }

    private static async Task<WebApplication> StartAsync(string path)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseSafeCookies();
        app.Run(context =>
        {
            context.Response.Cookies.Append("kept", "1", new CookieOptions { Path = path });
            return context.Response.WriteAsync(context.Request.Cookies["kept"] ?? "");
        });
        await app.StartAsync();
        return app;
    }
}
