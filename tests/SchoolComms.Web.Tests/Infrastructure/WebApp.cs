using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using Cookie = Microsoft.Playwright.Cookie;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>The running application on a real address and real PostgreSQL, with a clock that tests move.</summary>
/// <remarks>Tests that live with the usual clock share <see cref="UsualAsync"/>; those that move it start one of their own.</remarks>
public sealed class WebApp : WebApplicationFactory<Program>
{
    /// <summary>Wednesday, 11 March 2026, 10:00 in Moscow: a working day, within posting hours.</summary>
    public const string UsualNow = "2026-03-11T10:00:00+03:00";

    private static readonly ConcurrentDictionary<string, Lazy<WebApp>> Usual = new();

    private readonly string connection;
    private readonly Dictionary<string, string> settings;
    private readonly bool sharesConnections;

    private WebApp(string connection, TestClock clock, Dictionary<string, string> settings, bool sharesConnections)
    {
        (this.connection, this.settings, this.sharesConnections) = (connection, settings, sharesConnections);
        Clock = clock;
        UseKestrel(0);
    }

    public TestClock Clock { get; }

    /// <summary>Counts what requests say to the database.</summary>
    internal StatementCounter Statements { get; } = new();

    public string Address => ClientOptions.BaseAddress.ToString();

    public static async Task<WebApp> UsualAsync()
    {
        var database = await TestServices.ConnectionStringAsync();
        return Usual.GetOrAdd(database, own => new(() => Start(own, UsualNow, [], sharesConnections: true))).Value;
    }

    /// <param name="now">Where the clock stands.</param>
    /// <param name="settings">The application's configuration, beside what all tests have.</param>
    public static async Task<WebApp> StartAsync(string now, Dictionary<string, string>? settings = null) =>
        Start(await TestServices.ConnectionStringAsync(), now, settings ?? [], sharesConnections: true);

    /// <summary>The application on a database of the test's own: an empty one is a fresh installation.</summary>
    public static WebApp Start(string now, string connection, Dictionary<string, string>? settings = null) =>
        Start(connection, now, settings ?? [], sharesConnections: false);

    private static WebApp Start(string connection, string now, Dictionary<string, string> settings, bool sharesConnections)
    {
        var app = new WebApp(connection, TestClock.At(now), settings, sharesConnections);
        app.StartServer();
        return app;
    }

    /// <summary>A client of somebody who has not signed in.</summary>
    public HttpClient Stranger() => Browsing(new CookieContainer());

    /// <summary>A client with the cookies of a browser that may visit several nodes.</summary>
    public HttpClient Browsing(CookieContainer cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = ClientOptions.BaseAddress };

    /// <summary>A client of a person who has signed in; null for somebody who has not.</summary>
    public async Task<HttpClient> ClientAsync(TestSchool school, Person? person)
    {
        var client = Stranger();
        if (person is not null)
            await SignInAsync(client, school, person);

        return client;
    }

    /// <summary>An empty browser page of a person who has signed in; null for somebody who has not.</summary>
    // The sign-in's own page is examined by its own tests; here the browser gets its cookie, which is a second cheaper.
    public async Task<IPage> PageAsync(TestSchool school, Person? person, bool phone = false, ColorScheme scheme = ColorScheme.Light)
    {
        var context = phone ? await Browser.PhoneAsync(Address, scheme) : await Browser.DeskAsync(Address, scheme);
        if (person is not null)
        {
            var cookies = new CookieContainer();
            using var client = Browsing(cookies);
            await SignInAsync(client, school, person);
            await context.AddCookiesAsync(
                cookies
                    .GetAllCookies()
                    .Select(cookie => new Cookie
                    {
                        Name = cookie.Name,
                        Value = cookie.Value,
                        Url = Address,
                    })
            );
        }

        return await context.NewPageAsync();
    }

    /// <summary>Signs a person in with the client's cookies.</summary>
    public static async Task SignInAsync(HttpClient client, TestSchool school, Person person)
    {
        var form = new Dictionary<string, string> { ["Input.Login"] = school.LoginOf(person), ["Input.Password"] = TestSchool.Password };
        (await client.PostFormAsync("/sign-in", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:SchoolComms", connection);
        builder.UseSetting("SchoolComms:Demo:Seed", "false");
        builder.UseSetting("SchoolComms:Invites:Key", Convert.ToBase64String(new byte[32]));
        // All tests come from one address.
        foreach (var limit in (string[])["OpenLink", "Join", "Apply", "SignIn", "Recover", "Register", "Send"])
            builder.UseSetting($"SchoolComms:Limits:{limit}", "100000");
        foreach (var (key, value) in LogWatchSettings.All)
            builder.UseSetting(key, value);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Configure(TestSchool.CheapHashes);
            if (sharesConnections)
                TestServices.ShareConnections(services, connection);
            services.ConfigureDbContext<SchoolCommsDb>(options => options.AddInterceptors(Statements));
        });
    }
}
