using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Embedded;
using SchoolComms.Domain.People;
using SchoolComms.Web;
using SchoolComms.Web.Infrastructure;
using Serilog.Extensions.Logging;

namespace SchoolComms.Bench;

/// <summary>
/// The application as in production, on a real address and a PostgreSQL that writes to the disk before it answers. It is
/// Wednesday, 11 March 2026, 10:00 in Moscow, within posting hours, when it starts.
/// </summary>
internal sealed class BenchApp : WebApplicationFactory<Texts>
{
    /// <summary>Answers at once: what the server and the client alone can do.</summary>
    public const string Bare = "/bench/bare";

    private readonly string folder;
    private readonly EmbeddedPostgres postgres;

    private BenchApp(string folder, EmbeddedPostgres postgres)
    {
        (this.folder, this.postgres) = (folder, postgres);
        UseKestrel(0);
    }

    public StatementTape Tape { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The connections that the application works on, under its own role.</summary>
    public NpgsqlDataSource Application => Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>The login that owns the tables.</summary>
    public string OwnerConnection => postgres.ConnectionString;

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public static async Task<BenchApp> StartAsync()
    {
        var temp = TempFolder.Create();
        var app = new BenchApp(temp, await EmbeddedPostgres.StartAsync(temp, NullLogger.Instance));
        try
        {
            app.StartServer();
            app.Http.BaseAddress = app.ClientOptions.BaseAddress;
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser that has signed in: the cookie is made as the application makes it, without the password's slow hash.</summary>
    public Visitor SignedIn(AccountId account)
    {
        var cookies = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        // A browser takes the cookie that is renewed every minute; this one keeps its first, which must not grow old.
        var issued = TimeProvider.System.GetUtcNow().AddHours(1);
        var properties = new AuthenticationProperties { IssuedUtc = issued, ExpiresUtc = issued + cookies.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(PrincipalOf(account), properties, IdentityConstants.ApplicationScheme);
        return new Visitor(Http, $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
    }

    public static ClaimsPrincipal PrincipalOf(AccountId account) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Value.ToString())], IdentityConstants.ApplicationScheme));

    /// <summary>Clients of the bare endpoint.</summary>
    public Step[] BareClients(Settings settings)
    {
        var visitor = new Visitor(Http, "");
        return [.. Enumerable.Repeat<Step>(() => visitor.GetAsync(Bare), settings.Clients)];
    }

    /// <summary>Repeats recorded requests on connections of the application's role: each client its own.</summary>
    /// <param name="swapOf">By the client's number: what stands in place of a recorded value in its next repetition; null when nothing is left.</param>
    public async Task<Figures> ReplayAsync(
        Settings settings,
        IReadOnlyList<Recording> recordings,
        Func<int, Swap?> swapOf,
        CancellationToken cancel
    )
    {
        var replays = new List<Replay>();
        try
        {
            foreach (var recording in recordings)
                replays.Add(await Replay.OpenAsync(Application, recording, () => Now, cancel));

            Step[] steps = [.. replays.Select((replay, client) => (Step)(() => replay.RunAsync(swapOf(client))))];
            return await Load.RunAsync(settings, steps, cancel);
        }
        finally
        {
            foreach (var replay in replays)
                await replay.DisposeAsync();
        }
    }

    /// <summary>Sends each client's request twice, as the first may find cold caches, and records the second.</summary>
    public async Task<IReadOnlyList<Recording>> RecordAsync(IEnumerable<Step> clients)
    {
        var recordings = new List<Recording>();
        foreach (var step in clients)
        {
            await step();
            recordings.Add(await Tape.RecordAsync(Now, step));
        }

        return recordings;
    }

    public override async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await base.DisposeAsync();
        await postgres.DisposeAsync();
        await TempFolder.DeleteAsync(folder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSolutionRelativeContentRoot("src/SchoolComms.Web");
        builder.UseSetting("ConnectionStrings:SchoolComms", postgres.ConnectionString);
        builder.UseSetting("SchoolComms:Invites:Key", Convert.ToBase64String(new byte[32]));
        builder.UseSetting("SchoolComms:Limits:OpenLink", "10000000");
        builder.UseSetting("SchoolComms:Limits:Join", "10000000");
        builder.ConfigureLogging(logging => logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Error));
        builder.ConfigureTestServices(services =>
        {
            var start = new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new DemoClock(start)));
            services.ConfigureDbContext<SchoolCommsDb>(options => options.AddInterceptors(Tape));
            services.AddSingleton<IStartupFilter>(new BareEndpoint());
        });
    }

    /// <summary>Stands ahead of the application.</summary>
    private sealed class BareEndpoint : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Map(Bare, bare => bare.Run(context => context.Response.WriteAsync("ok")));
                next(app);
            };
    }
}
