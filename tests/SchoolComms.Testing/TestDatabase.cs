using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Store.Embedded;
using Testcontainers.PostgreSql;

namespace SchoolComms.Testing;

/// <summary>One PostgreSQL for a test process, started by the first test that asks and gone with the last.</summary>
/// <remarks>Each test project that asks names it: <c>[assembly: AssemblyFixture(typeof(TestDatabase))]</c>.</remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string FolderPrefix = "schoolcomms-tests-";

    private static readonly Lazy<Task<Running>> Database = new(StartAsync);

    /// <summary>The owner's connection to a database that was empty when the process started.</summary>
    public static async Task<string> ConnectionStringAsync() => (await Database.Value).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (Database.IsValueCreated && Database.Value.IsCompletedSuccessfully)
        {
            await (await Database.Value).StopAsync();
        }
    }

    private static Task<Running> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("SCHOOLCOMMS_TESTS_CONNECTION") is { Length: > 0 } server)
        {
            return CreateOnServerAsync(server);
        }
        return Environment.GetEnvironmentVariable("SCHOOLCOMMS_TESTS_DATABASE") switch
        {
            "container" => StartContainerAsync(),
            null or "" or "embedded" => StartEmbeddedAsync(),
            var other => throw new InvalidOperationException($"SCHOOLCOMMS_TESTS_DATABASE is \"{other}\": say container or embedded."),
        };
    }

    private static async Task<Running> CreateOnServerAsync(string server)
    {
        var name = $"schoolcomms_tests_{Environment.ProcessId}";
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name };
        await ExecuteAsync(server, $"drop database if exists {name} with (force)");
        await ExecuteAsync(server, $"create database {name}");
        return new Running(own.ConnectionString, () => DropAsync(server, name));
    }

    // It, and those that tests made beside it and named after it.
    private static async Task DropAsync(string server, string name)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        var names = new List<string>();
        await using (
            var command = source.CreateCommand("select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')")
        )
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                names.Add(reader.GetString(0));
        }
        foreach (var one in names)
            await ExecuteAsync(server, $"drop database if exists {one} with (force)");
    }

    private static async Task<Running> StartEmbeddedAsync()
    {
        await RemoveLeftoversAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}");
        var settings = new Dictionary<string, string>
        {
            ["fsync"] = "off",
            ["synchronous_commit"] = "off",
            ["full_page_writes"] = "off",
        };
        var postgres = await EmbeddedPostgres.StartAsync(folder, NullLogger.Instance, settings);
        return new Running(
            postgres.ConnectionString,
            async () =>
            {
                await postgres.DisposeAsync();
                Directory.Delete(folder, recursive: true);
            }
        );
    }

    private static async Task<Running> StartContainerAsync()
    {
        var container = new PostgreSqlBuilder("postgres:18").WithDatabase("schoolcomms").Build();
        await container.StartAsync();
        return new Running(container.GetConnectionString(), () => container.DisposeAsync().AsTask());
    }

    /// <summary>What killed test processes left behind.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        var alive = Process.GetProcesses().Select(process => process.Id).ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var owner = Path.GetFileName(folder)[FolderPrefix.Length..];
            if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var id) || alive.Contains(id))
            {
                continue;
            }
            try
            {
                await EmbeddedPostgres.RemoveAsync(folder, NullLogger.Instance);
            }
            catch (Exception e) when (e is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                // Another process removes it at this moment, or it is another user's.
            }
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Running(string ConnectionString, Func<Task> StopAsync);
}
