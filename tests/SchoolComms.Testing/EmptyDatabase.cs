using Npgsql;

namespace SchoolComms.Testing;

/// <summary>A database of one test, in the process's PostgreSQL: for what a fresh installation does.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private static int count;

    private readonly string server;
    private readonly string name;

    private EmptyDatabase(string server, string name) => (this.server, this.name) = (server, name);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;

    public static async Task<EmptyDatabase> CreateAsync()
    {
        var database = new EmptyDatabase(
            await TestDatabase.ConnectionStringAsync(),
            $"fresh_{Environment.ProcessId}_{Interlocked.Increment(ref count)}"
        );
        await database.ExecuteAsync($"create database {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database if exists {name} with (force)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
