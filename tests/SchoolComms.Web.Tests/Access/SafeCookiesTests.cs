using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using SchoolComms.Testing;
using SchoolComms.Web.Infrastructure;
using SchoolComms.Web.Tests.Infrastructure;

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

    [Fact]
    public async Task Behind_a_proxy_that_ends_HTTPS_all_that_the_portal_sets_at_a_sign_in_is_safe()
    {
        await using var app = await WebApp.StartAsync(WebApp.UsualNow, new() { ["ForwardedHeaders_Enabled"] = "true" });
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        client.BaseAddress = new Uri(app.Address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await client.GetAsync("/sign-in");
        var set = page.Headers.GetValues("Set-Cookie").ToList();
        client.DefaultRequestHeaders.Add("Cookie", set.Select(cookie => cookie.Split(';')[0]));
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = (await page.DocumentAsync()).ValueOf("__RequestVerificationToken")!,
            ["Input.Login"] = school.LoginOf(school.Parent),
            ["Input.Password"] = TestSchool.Password,
        };

        var signedIn = await client.PostAsync("/sign-in", new FormUrlEncodedContent(form));

        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        set.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        set.Count.ShouldBeGreaterThan(1);
        set.ShouldAllBe(cookie => cookie.StartsWith("__Host-") && cookie.Contains("; secure") && cookie.Contains("; httponly"));
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
