using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Embedded;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
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

    /// <summary>The connection of the tables' owner.</summary>
    public string Owner => postgres.ConnectionString;

    /// <summary>The connections that the application works on, under its own role.</summary>
    public NpgsqlDataSource Application => Services.GetRequiredService<NpgsqlDataSource>();

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The application's role, within a school from the start.</summary>
    public string ConnectionStringIn(SchoolId school) =>
        new NpgsqlConnectionStringBuilder(postgres.ConnectionString)
        {
            Options = $"-c role={StoreRegistration.ApplicationRole} -c app.school_id={school.Value}",
            Pooling = false,
        }.ConnectionString;

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

    /// <summary>A browser that has signed in.</summary>
    public Visitor SignedIn(AccountId account) => new(Http, SessionCookie.Of(Services, account));

    /// <summary>Lets the database know how much there is of what, as it finds out by itself within a minute.</summary>
    public async Task AnalyseAsync()
    {
        await using var owner = new NpgsqlConnection(Owner);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("analyze", owner);
        await command.ExecuteNonQueryAsync();
    }

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
            recordings.Add(await Tape.RecordAsync(Now, () => step()));
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
        foreach (var limit in (string[])["OpenLink", "Join", "Apply", "SignIn", "Recover", "Post", "Upload", "Send"])
            builder.UseSetting($"SchoolComms:Limits:{limit}", "10000000");
        builder.ConfigureLogging(logging => logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Error));
        builder.ConfigureTestServices(services =>
        {
            var start = new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new DemoClock(start)));
            services.ConfigureDbContext<SchoolCommsDb>(options => options.AddInterceptors(Tape));
            services.AddSingleton<IStartupFilter>(new BareEndpoint());
            services.AddSingleton<BareRows>();
            services.AddRazorPages().AddApplicationPart(typeof(BareRows).Assembly);
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
