using Npgsql;
using Xunit;

namespace SchoolComms.Testing;

/// <summary>
/// Somebody else's transaction, on a connection of its own, for tests of races: what it has changed and locked is done only when it
/// ends, and whoever wants the same rows meanwhile waits for it.
/// </summary>
public sealed class OtherTransaction : IAsyncDisposable
{
    // Those who wait for this transaction, or for somebody who does.
    private const string Waiting = """
        with recursive waits as (
            select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))
            union select a.pid from pg_stat_activity a join waits on waits.pid = any(pg_blocking_pids(a.pid)))
        select count(*) from waits
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly NpgsqlConnection connection;

    private OtherTransaction(NpgsqlConnection connection) => this.connection = connection;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Begins it with a statement.</summary>
    public static async Task<OtherTransaction> BeginAsync(string sql)
    {
        var other = new OtherTransaction(await OpenAsync());
        await other.RunAsync($"begin; {sql}");
        return other;
    }

    /// <summary>Holds up whatever a school records: it is written, and not yet committed.</summary>
    public static Task<OtherTransaction> HoldTheRecordAsync(TestSchool school) =>
        BeginAsync(
            $"""
            insert into audit_head (school_id, seq, hash) values ('{school.School.Id.Value}', 0, '') on conflict do nothing;
            select from audit_head where school_id = '{school.School.Id.Value}' for update
            """
        );

    public async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>Until so many wait for it, or those who might have are done without waiting.</summary>
    public async Task WaitForAsync(int waiting, params Task[] racers)
    {
        // Asked on another connection: a transaction sees the activity of its start.
        await using var asking = await OpenAsync();
        await using var command = new NpgsqlCommand(Waiting, asking) { Parameters = { new() { Value = connection.ProcessID } } };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Patience);
        while ((long)(await command.ExecuteScalarAsync(patience.Token))! < waiting && !Array.Exists(racers, racer => racer.IsCompleted))
            await Task.Delay(10, patience.Token);
    }

    public Task CommitAsync() => RunAsync("commit");

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        var alone = new NpgsqlConnectionStringBuilder(await TestServices.ConnectionStringAsync()) { Pooling = false };
        var owner = new NpgsqlConnection(alone.ConnectionString);
        await owner.OpenAsync(Stop);
        return owner;
    }
}
