using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Store.Embedded;

namespace SchoolComms.Bench.Faults;

/// <summary>What befalls the portal.</summary>
internal enum Fault
{
    DatabaseKilled,
    DatabaseStopped,
    LineCut,
    WebKilled,
    WebStopped,
}

/// <summary>The application in a process of its own, PostgreSQL that writes to the disk, and a line between them: each may fail and comes back.</summary>
internal sealed class Portal : IAsyncDisposable
{
    public static readonly byte[] InviteKey = new byte[32];

    private readonly string folder;
    private readonly CutProxy line;
    private EmbeddedPostgres postgres;
    private WebProcess? web;

    private Portal(string folder, EmbeddedPostgres postgres)
    {
        (this.folder, this.postgres) = (folder, postgres);
        line = CutProxy.Before(new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port);
    }

    public string Address { get; } = WebProcess.FreeAddress();

    /// <summary>Straight to the database, past the line that is cut.</summary>
    public string ConnectionString => postgres.ConnectionString;

    public static async Task<Portal> OpenAsync()
    {
        var own = TempFolder.Create();
        return new Portal(own, await StartPostgresAsync(own));
    }

    public async Task StartWebAsync(CancellationToken cancel) =>
        web = await WebProcess.StartAsync(
            Address,
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__SchoolComms"] = new NpgsqlConnectionStringBuilder(ConnectionString)
                {
                    Port = line.Port,
                }.ConnectionString,
                ["SchoolComms__Invites__Key"] = Convert.ToBase64String(InviteKey),
                ["SchoolComms__Limits__OpenLink"] = "10000000",
                ["SchoolComms__Limits__Join"] = "10000000",
                ["SchoolComms__Limits__SignIn"] = "10000000",
                ["SchoolComms__Limits__Post"] = "10000000",
                ["SchoolComms__Limits__Upload"] = "10000000",
                ["SchoolComms__Limits__Send"] = "10000000",
                ["SchoolComms__SignIn__SecondFactor"] = "false",
                ["Serilog__MinimumLevel__Default"] = "Fatal",
            },
            cancel
        );

    /// <summary>Lets it happen, and mends it after a moment; when this returns, everything that the portal stands on is back.</summary>
    public async Task SufferAsync(Fault fault, TimeSpan away, CancellationToken cancel)
    {
        switch (fault)
        {
            case Fault.DatabaseKilled:
                KillPostgres();
                await Task.Delay(away, cancel);
                await RestartPostgresAsync();
                break;
            case Fault.DatabaseStopped:
                await RestartPostgresAsync();
                break;
            case Fault.LineCut:
                line.Cut();
                await Task.Delay(away, cancel);
                line.Mend();
                break;
            case Fault.WebKilled:
                await web!.KillAsync();
                await StartWebAsync(cancel);
                break;
            case Fault.WebStopped:
                await web!.StopAsync();
                await StartWebAsync(cancel);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
        line.Dispose();
        await postgres.DisposeAsync();
        await TempFolder.DeleteAsync(folder);
    }

    private static Task<EmbeddedPostgres> StartPostgresAsync(string folder) => EmbeddedPostgres.StartAsync(folder, NullLogger.Instance);

    private async Task RestartPostgresAsync()
    {
        await postgres.DisposeAsync();
        postgres = await StartPostgresAsync(folder);
    }

    private void KillPostgres()
    {
        var file = Path.Combine(folder, "cluster", "postmaster.pid");
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture));
        postmaster.Kill();
    }
}
