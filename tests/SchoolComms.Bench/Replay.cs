using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>What stands in place of a recorded value.</summary>
internal delegate object? Swap(object? recorded);

/// <summary>
/// Says to the database what one request said, without the application: on one open connection, prepared, under the same
/// role and row security, in as many round trips. Only EF Core's savepoints are left out.
/// </summary>
internal sealed class Replay : IAsyncDisposable
{
    private const string SetSchool = "select set_config('app.school_id', @in_school, true)";

    private readonly NpgsqlConnection connection;
    private readonly Recording recording;
    private readonly Func<DateTimeOffset> now;
    private readonly List<NpgsqlCommand?> commands = [];

    private Replay(NpgsqlConnection connection, Recording recording, Func<DateTimeOffset> now) =>
        (this.connection, this.recording, this.now) = (connection, recording, now);

    public static async Task<Replay> OpenAsync(
        NpgsqlDataSource source,
        Recording recording,
        Func<DateTimeOffset> now,
        CancellationToken cancel
    )
    {
        var replay = new Replay(await source.OpenConnectionAsync(cancel), recording, now);
        await replay.PrepareAsync(cancel);
        return replay;
    }

    /// <summary>Repeats the request once; false when there is no next swap.</summary>
    /// <param name="swap">What stands in place of a recorded value. Ids that the request made are new each time by themselves.</param>
    public async Task<bool> RunAsync(Swap? swap)
    {
        if (swap is null)
            return false;

        var made = new Dictionary<Guid, Guid>();
        NpgsqlTransaction? transaction = null;
        foreach (var (statement, command) in recording.Statements.Zip(commands))
        {
            if (statement.Act == Act.Begin)
                transaction = await connection.BeginTransactionAsync();
            if (command is not null)
                await ExecuteAsync(command, statement, value => Fresh(swap(value), made));
            if (statement.Act == Act.Commit)
                await transaction!.CommitAsync();
        }

        return true;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // Outside a transaction the school travels with the statement, inside it is set at the begin: as in SchoolScopeInterceptor.
    private async Task PrepareAsync(CancellationToken cancel)
    {
        var open = false;
        foreach (var statement in recording.Statements)
        {
            var setsSchool = statement.School is not null && (statement.Act == Act.Begin || !open);
            commands.Add(statement.Act == Act.Commit ? null : Command(statement, setsSchool));
            if (commands[^1] is { } command)
                await command.PrepareAsync(cancel);
            open = statement.Act == Act.Begin || (open && statement.Act != Act.Commit);
        }
    }

    private NpgsqlCommand? Command(Statement statement, bool setsSchool)
    {
        string[] parts = [setsSchool ? SetSchool : "", statement.Sql];
        var text = string.Join(";\n", parts.Where(part => part.Length > 0));
        if (text.Length == 0)
            return null;

        var command = new NpgsqlCommand(text, connection);
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(parameter.Clone());
        if (setsSchool)
            command.Parameters.Add(new NpgsqlParameter("in_school", statement.School!.Value.ToString()));
        return command;
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, Statement statement, Swap swap)
    {
        for (var i = 0; i < statement.Parameters.Count; i++)
            command.Parameters[i].Value = swap(statement.Parameters[i].Value);
        if (command.Parameters.Count > statement.Parameters.Count)
            command.Parameters[^1].Value = ((Guid)swap(statement.School)!).ToString();

        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync()) { }
        } while (await reader.NextResultAsync());

        // A repetition that finds nothing to change would measure nothing.
        if (reader.RecordsAffected == 0)
            throw new InvalidOperationException($"Nothing was changed by {statement.Sql}");
    }

    private object? Fresh(object? value, Dictionary<Guid, Guid> made)
    {
        if (value is not Guid { Version: 7 } id || id.CompareTo(recording.Since) < 0)
            return value;
        if (!made.TryGetValue(id, out var fresh))
            made[id] = fresh = Guid.CreateVersion7(now());
        return fresh;
    }
}
