using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SchoolComms.Web.Tests.Infrastructure;
using Serilog;

namespace SchoolComms.Web.Tests.Security;

/// <summary>The watch over the suite's log would notice.</summary>
public sealed class LogWatchTests
{
    private const string Secret = "a-value-of-some-length";

    public static TheoryData<string, Action<HttpContext>> Ways =>
        new()
        {
            { "field", http => http.Request.Form = new FormCollection(new() { ["Input.Password"] = new StringValues(Secret) }) },
            { "cookie", http => http.Request.Headers.Cookie = $"schoolcomms={Secret}" },
            { "new cookie", http => http.Response.Headers.SetCookie = $"invite={Secret}; path=/join" },
            { "code of a link", http => http.Request.RouteValues["code"] = Secret },
            { "query", http => http.Request.QueryString = new QueryString($"?name={Secret}") },
        };

    [Theory]
    [MemberData(nameof(Ways), DisableDiscoveryEnumeration = true)]
    public void What_a_request_brought_is_found_in_a_message_a_value_and_an_exception(string way, Action<HttpContext> bring)
    {
        var http = new HttpContextAccessor { HttpContext = new DefaultHttpContext() };
        bring(http.HttpContext);
        var watch = new LogWatch(http);
        using var log = new LoggerConfiguration().WriteTo.Sink(watch).CreateLogger();

        log.Information("{Method} in {Milliseconds} ms", "GET", 12);
        watch.Found.ShouldBeEmpty(way);

        log.Information("Came with {Value}", Secret);
        log.ForContext("Value", new { Inner = Secret }, destructureObjects: true).Information("Came");
        log.Error(new InvalidOperationException($"No {Secret}"), "Failed");

        watch.Found.Count.ShouldBe(3, way);
    }

    [Fact]
    public async Task Each_request_of_the_suite_is_watched()
    {
        var app = await WebApp.UsualAsync();
        var before = LogWatch.OfSuite.Lines;

        await app.Stranger().GetAsync("/sign-in");

        LogWatch.OfSuite.Lines.ShouldBeGreaterThan(before);
    }
}
