using Npgsql;
using SchoolComms.Application.Store;

namespace SchoolComms.Testing;

/// <summary>A database of one test, in the process's PostgreSQL: for what a fresh installation does.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Migrated = new(MigrateAsync);
    private static int count;

    private readonly string server;

    private EmptyDatabase(string server, string name) => (this.server, Name) = (server, name);

    public string Name { get; }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = Name }.ConnectionString;

    public static Task<EmptyDatabase> CreateAsync() => CopyAsync("template1");

    /// <summary>One at today's schema: the schema is made once and copied.</summary>
    public static async Task<EmptyDatabase> MigratedAsync() => await CopyAsync(await Migrated.Value);

    private static async Task<EmptyDatabase> CopyAsync(string template)
    {
        var beside = await TestDatabase.ConnectionStringAsync();
        var name = $"{new NpgsqlConnectionStringBuilder(beside).Database}_{Interlocked.Increment(ref count)}";
        var database = new EmptyDatabase(beside, name);
        await database.ExecuteAsync($"create database {database.Name} template {template}");
        return database;
    }

    // Without a pool: a database that somebody is connected to cannot be copied.
    private static async Task<string> MigrateAsync()
    {
        var database = await CreateAsync();
        await Migrator.MigrateAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        return database.Name;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database if exists {Name} with (force)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
