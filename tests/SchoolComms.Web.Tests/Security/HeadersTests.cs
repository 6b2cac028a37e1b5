using System.Net;
using AngleSharp.Dom;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Security;

/// <summary>What answers tell browsers.</summary>
public sealed class HeadersTests
{
    [Fact]
    public async Task Each_page_runs_its_own_scripts_only_and_nobody_frames_or_keeps_it()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = await app.ClientAsync(school, school.Director);
        var shown = 0;

        // Where there is nothing to show, all pages are the page of a fault.
        var nothing = Guid.Empty.ToString();
        foreach (var (pattern, address) in PageAddresses.Of(app, school).Where(page => !page.Address.Contains(nothing)))
        {
            using var answer = await client.GetAsync(address);

            ShouldBeGuarded(answer, pattern);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue(pattern);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;

            shown++;
            var page = await answer.DocumentAsync();
            var nonce = Policy(answer).Split('\'').Single(word => word.StartsWith("nonce-", StringComparison.Ordinal))["nonce-".Length..];
            page.QuerySelectorAll("script")
                .ShouldAllBe(
                    script => script.GetAttribute("nonce") == nonce && script.HasAttribute("src") && script.TextContent == "",
                    pattern
                );
            page.All.Where(IsStyledOrScriptedInline).Select(element => element.OuterHtml).ShouldBeEmpty(pattern);
        }

        shown.ShouldBeGreaterThan(40);
    }

    [Theory]
    [InlineData("/css/base.css", "text/css; charset=utf-8")]
    [InlineData("/js/site.js", "text/javascript; charset=utf-8")]
    [InlineData("/health/live", "text/plain; charset=utf-8")]
    [InlineData("/nothing-here", "text/html; charset=utf-8")]
    [InlineData("/account", null)]
    public async Task What_is_no_page_is_guarded_too(string address, string? type)
    {
        var app = await WebApp.UsualAsync();

        using var answer = await app.Stranger().GetAsync(address);

        ShouldBeGuarded(answer, address);
        answer.Content.Headers.ContentType?.ToString().ShouldBe(type);
    }

    [Fact]
    public async Task A_nonce_serves_one_answer()
    {
        var client = (await WebApp.UsualAsync()).Stranger();

        Policy(await client.GetAsync("/sign-in")).ShouldNotBe(Policy(await client.GetAsync("/sign-in")));
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_live_connection()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = await app.ClientAsync(school, school.Parent);

        (await FromAsync("https://elsewhere.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await FromAsync("null")).ShouldBe(HttpStatusCode.Forbidden);
        (await FromAsync($"{client.BaseAddress!.Scheme}://{client.BaseAddress.Authority}")).ShouldBe(HttpStatusCode.BadRequest);

        async Task<HttpStatusCode> FromAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/live/chats");
            request.Headers.Add("Origin", origin);
            return (await client.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Signing_out_empties_what_the_browser_kept()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        using var client = await app.ClientAsync(school, school.Parent);

        var left = await client.PostFormAsync("/account", "/sign-out", []);

        left.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        left.Headers.GetValues("Clear-Site-Data").ShouldBe(["\"cache\""]);
    }

    [Fact]
    public async Task Outside_development_HTTPS_is_for_a_year_and_there_is_nothing_for_developers()
    {
        await using var app = await WebApp.StartAsync(
            WebApp.UsualNow,
            new() { ["environment"] = "Production", ["ForwardedHeaders_Enabled"] = "true" }
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        (request.Headers.Host, var client) = ("school.example", app.Stranger());
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
        ShouldBeGuarded(answer, "/sign-in");
        (await client.GetAsync("/dev/kit")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static void ShouldBeGuarded(HttpResponseMessage answer, string address)
    {
        Policy(answer)
            .ShouldContain("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", customMessage: address);
        Policy(answer).ShouldNotContain("unsafe", customMessage: address);
        One("X-Content-Type-Options").ShouldBe("nosniff", address);
        One("Referrer-Policy").ShouldBe("no-referrer", address);
        One("Cross-Origin-Opener-Policy").ShouldBe("same-origin", address);
        One("Cross-Origin-Resource-Policy").ShouldBe("same-origin", address);
        One("Permissions-Policy").ShouldContain("camera=()", customMessage: address);
        answer.Headers.Contains("Server").ShouldBeFalse(address);

        string One(string name) => answer.Headers.GetValues(name).ShouldHaveSingleItem();
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();

    private static bool IsStyledOrScriptedInline(IElement element) =>
        element.LocalName == "style"
        || element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal));
}
