using Npgsql;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>What a school has stored, in short: for each of its tables how many rows there are and which transactions wrote them.</summary>
public sealed class StoredRows : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand command;

    private StoredRows(NpgsqlConnection connection, NpgsqlCommand command) => (this.connection, this.command) = (connection, command);

    /// <param name="owner">The connection of the tables' owner.</param>
    /// <param name="school">The school's name in addresses.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<StoredRows> OpenAsync(string owner, string school, CancellationToken cancel)
    {
        var open = new NpgsqlConnection(owner);
        await open.OpenAsync(cancel);
        var tables = new List<string>();
        await using (var owned = new NpgsqlCommand(OwnedTables, open))
        await using (var reader = await owned.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                tables.Add(reader.GetString(0));
        }

        var sums = tables.Select(table =>
            $"select '{table}', count(*) || ' rows, ' || coalesce(sum(xmin::text::bigint), 0) from {table} where school_id = s.school_id"
        );
        var sql = $"select t.* from school s, lateral ({string.Join(" union all ", sums)}) t where s.slug = $1";
        var counting = new NpgsqlCommand(sql, open) { Parameters = { new() { Value = school } } };
        await counting.PrepareAsync(cancel);
        return new StoredRows(open, counting);
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancel)
    {
        var rows = new Dictionary<string, string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows[reader.GetString(0)] = reader.GetString(1);
        return rows;
    }

    /// <summary>The tables that changed.</summary>
    public static IReadOnlyList<string> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        [.. after.Where(table => before[table.Key] != table.Value).Select(table => table.Key)];

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private const string OwnedTables = """
        select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where column_name = 'school_id' and table_type = 'BASE TABLE' and table_schema = 'public' order by table_name
        """;
}
