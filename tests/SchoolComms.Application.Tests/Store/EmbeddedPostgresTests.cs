using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Store.Embedded;

namespace SchoolComms.Application.Tests.Store;

/// <summary>Starts and ends of an embedded PostgreSQL, each in a folder of its own.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    internal static readonly Dictionary<string, string> Fast = new() { ["fsync"] = "off" };

    private readonly string folder = Directory.CreateTempSubdirectory("schoolcomms-embedded-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_restart_keeps_the_data_and_the_address()
    {
        string address;
        await using (var first = await StartAsync())
        {
            address = first.ConnectionString;
            await RememberAsync(first);
        }

        await using var second = await StartAsync();

        second.ConnectionString.ShouldBe(address);
        (await RecallAsync(second)).ShouldBe(42);
    }

    [Fact]
    public async Task Stopping_leaves_no_process()
    {
        int postmaster;
        await using (await StartAsync())
        {
            postmaster = PostmasterId();
            IsAlive(postmaster).ShouldBeTrue();
        }

        await EndOfAsync(postmaster);
    }

    [Fact]
    public async Task A_killed_PostgreSQL_is_recovered()
    {
        await using (var first = await StartAsync())
        {
            await RememberAsync(first);
            Process.GetProcessById(PostmasterId()).Kill();
        }

        await using var second = await StartAsync();

        (await RecallAsync(second)).ShouldBe(42);
    }

    [Fact]
    public async Task What_a_killed_process_left_running_is_taken_over()
    {
        await using var killed = await StartAsync();
        await RememberAsync(killed);
        var left = PostmasterId();
        // What the next process finds: nobody's lock, and a PostgreSQL that runs on.
        File.Delete(Path.Combine(folder, "lock"));

        await using var next = await StartAsync();

        PostmasterId().ShouldNotBe(left);
        (await RecallAsync(next)).ShouldBe(42);
    }

    [Fact]
    public async Task A_process_that_only_has_the_same_number_is_left_alone()
    {
        await using (await StartAsync()) { }
        var pidFile = Path.Combine(folder, "cluster", "postmaster.pid");
        await File.WriteAllLinesAsync(pidFile, [$"{Environment.ProcessId}", folder, "1700000000", "5432", "", "127.0.0.1"], Stop);

        await using var postgres = await StartAsync();

        (await AskAsync<int>(postgres, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task An_interrupted_first_start_is_begun_again()
    {
        using var interruption = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        await Should.ThrowAsync<OperationCanceledException>(() => StartAsync(interruption.Token));
        var halfMade = Directory.CreateDirectory(Path.Combine(folder, "new-of-a-killed-one", "cluster")).FullName;
        await File.WriteAllTextAsync(Path.Combine(halfMade, "PG_VERSION"), "18", Stop);

        await using var postgres = await StartAsync();

        (await AskAsync<int>(postgres, "select 1")).ShouldBe(1);
        Directory.EnumerateDirectories(folder, "new-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_port_is_chosen_when_ours_is_taken()
    {
        int port;
        await using (var first = await StartAsync())
        {
            port = PortOf(first);
        }
        using var intruder = new TcpListener(IPAddress.Loopback, port);
        intruder.Start();

        await using var second = await StartAsync();

        PortOf(second).ShouldNotBe(port);
        (await AskAsync<int>(second, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_foreign_cluster_is_not_touched()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "PG_VERSION"), "15", Stop);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => StartAsync());

        refusal.Message.ShouldContain("not ours");
        refusal.Message.ShouldNotContain("\n");
        Directory.Exists(Path.Combine(folder, "cluster")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_one_line()
    {
        var wrong = new Dictionary<string, string> { ["fsync"] = "off", ["max_connections"] = "many" };

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
            EmbeddedPostgres.StartAsync(folder, NullLogger.Instance, wrong, Stop)
        );

        refusal.Message.ShouldContain("max_connections");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Removing_a_folder_stops_what_was_left_in_it()
    {
        await using var killed = await StartAsync();
        var left = PostmasterId();
        File.Delete(Path.Combine(folder, "lock"));

        await EmbeddedPostgres.RemoveAsync(folder, NullLogger.Instance);

        await EndOfAsync(left);
        Directory.Exists(folder).ShouldBeFalse();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<EmbeddedPostgres> StartAsync(CancellationToken? cancellation = null) =>
        EmbeddedPostgres.StartAsync(folder, NullLogger.Instance, Fast, cancellation ?? Stop);

    private int PostmasterId() => int.Parse(File.ReadLines(Path.Combine(folder, "cluster", "postmaster.pid")).First());

    /// <summary>A process that has ended may be listed until its parent has asked for it, but has no command any more.</summary>
    private static bool IsAlive(int process) =>
        OperatingSystem.IsLinux()
            ? File.Exists($"/proc/{process}/cmdline") && File.ReadAllText($"/proc/{process}/cmdline").Length > 0
            : Process.GetProcesses().Any(other => other.Id == process);

    /// <summary>The server says that it has stopped a moment before its process is gone.</summary>
    private static async Task EndOfAsync(int process)
    {
        for (var waits = 0; IsAlive(process); waits++)
        {
            waits.ShouldBeLessThan(100, "The process goes on.");
            await Task.Delay(20, Stop);
        }
    }

    private static int PortOf(EmbeddedPostgres postgres) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port;

    private static async Task RememberAsync(EmbeddedPostgres postgres) =>
        await AskAsync<int>(postgres, "create table answer (value int); insert into answer values (42) returning value");

    private static Task<int> RecallAsync(EmbeddedPostgres postgres) => AskAsync<int>(postgres, "select value from answer");

    private static Task<T> AskAsync<T>(EmbeddedPostgres postgres, string sql) => RunningEmbeddedPostgresTests.AskAsync<T>(postgres, sql);
}
