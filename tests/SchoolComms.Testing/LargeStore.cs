using Npgsql;
using NpgsqlTypes;

namespace SchoolComms.Testing;

/// <summary>
/// Fills a store as the years would, as the owner of its tables and past its keys and triggers: schools like one that is there, and messages
/// by COPY. In an id the time stays, so that what came later sorts later.
/// </summary>
public sealed class LargeStore : IAsyncDisposable
{
    private const string Likeness = """
        create function pg_temp.likeness(id uuid, n int) returns uuid language sql immutable as
            $$ select (left(id::text, 24) || left(md5(n || id::text), 12))::uuid $$
        """;

    private readonly NpgsqlConnection connection;

    private LargeStore(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<LargeStore> OpenAsync(string owner)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 };
        var store = new LargeStore(new NpgsqlConnection(settings.ConnectionString));
        await store.connection.OpenAsync();
        await store.ExecuteAsync("set session_replication_role = replica");
        await store.ExecuteAsync(Likeness);
        return store;
    }

    /// <summary>So many schools more, each like this one in everything but its ids.</summary>
    public async Task AddSchoolsAsync(TestSchool like, int count)
    {
        foreach (var (table, columns) in await TablesAsync())
        {
            var values = columns.Select(column =>
                column switch
                {
                    { Type: "uuid" } => $"pg_temp.likeness({column.Name}, n)",
                    { Name: "slug" } => "slug || '-' || n",
                    _ => column.Name,
                }
            );
            await ExecuteAsync(
                $"""
                insert into {table} ({string.Join(", ", columns.Select(column => column.Name))})
                select {string.Join(", ", values)} from {table} cross join generate_series(1, {count}) as n
                where school_id = '{like.School.Id.Value}'
                """
            );
        }
    }

    /// <summary>So many rows more in the school for each one that a table has, like it, where that may be; nobody joins.</summary>
    public async Task AddRowsAsync(TestSchool school, string table, int count)
    {
        var columns = (await TablesAsync()).Single(one => one.Table == table).Columns;
        var values = columns.Select(column =>
            column.Name switch
            {
                "id" => "pg_temp.likeness(id, n)",
                "account_id" => "null",
                _ => column.Name,
            }
        );
        await ExecuteAsync(
            $"""
            insert into {table} ({string.Join(", ", columns.Select(column => column.Name))})
            select {string.Join(", ", values)} from {table} cross join generate_series(1, {count}) as n
            where school_id = '{school.School.Id.Value}' on conflict do nothing
            """
        );
    }

    /// <summary>So many messages in all, divided among all chats and written in turns, so that those of one chat lie far apart.</summary>
    public async Task AddMessagesAsync(TestSchool like, int count)
    {
        var chats = await ChatsAsync();
        var each = Math.Max(1, count / chats.Count);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy message (school_id, chat_id, id, author_id, author, kind, text, sent_at, file_count) from stdin (format binary)"
        );
        for (var number = 0; number < each; number++)
        {
            var at = like.School.SetUpAt + TimeSpan.FromDays(59) * ((double)number / each);
            foreach (var (school, chat, members) in chats)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(school, NpgsqlDbType.Uuid);
                await copy.WriteAsync(chat, NpgsqlDbType.Uuid);
                await copy.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid);
                await copy.WriteAsync(members[number % members.Length], NpgsqlDbType.Uuid);
                await copy.WriteAsync("Parent", NpgsqlDbType.Varchar);
                await copy.WriteAsync("Text", NpgsqlDbType.Varchar);
                await copy.WriteAsync(
                    $"Сообщение {number}: завтра экскурсия, собираемся у входа в 9:30. С собой вода и удобная обувь, форма не нужна.",
                    NpgsqlDbType.Varchar
                );
                await copy.WriteAsync(at, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(0, NpgsqlDbType.Integer);
            }
        }

        await copy.CompleteAsync();
    }

    /// <summary>So many rows in each table that has none yet and no conditions on them: of the schools that are there, of no use to anybody.</summary>
    public async Task FillTheRestAsync(int count)
    {
        foreach (var (table, columns) in await TablesAsync())
        {
            var needed = columns.Where(column => column.IsNeeded).ToList();
            await ExecuteAsync(
                $"""
                insert into {table} ({string.Join(", ", needed.Select(column => column.Name))})
                select {string.Join(", ", needed.Select(column => column.Any))}
                from generate_series(1, {count}) as n,
                    lateral (select school_id from school order by school_id offset n % (select count(*) from school) limit 1) as owner
                where not exists (select from {table})
                    and not exists (select from pg_constraint where conrelid = '{table}'::regclass and contype = 'c')
                on conflict do nothing
                """
            );
        }
    }

    /// <summary>Lets the planner know what there is.</summary>
    public Task AnalyseAsync() => ExecuteAsync("vacuum (analyze)");

    /// <summary>The rows of a question to the whole store.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<IEnumerable<(string Table, List<Column> Columns)>> TablesAsync()
    {
        var columns = await ReadAsync(
            """
            select c.table_name, c.column_name, c.udt_name, c.is_nullable = 'NO' and c.column_default is null
            from information_schema.columns as c
            join information_schema.columns as owner
                on owner.table_schema = c.table_schema and owner.table_name = c.table_name and owner.column_name = 'school_id'
            where c.table_schema = 'public' and c.is_generated = 'NEVER'
            order by c.table_name, c.ordinal_position
            """,
            row => new Column(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3))
        );
        return columns.GroupBy(column => column.Table).Select(table => (table.Key, table.ToList()));
    }

    private Task<List<(Guid School, Guid Chat, Guid[] Members)>> ChatsAsync() =>
        ReadAsync(
            "select school_id, chat_id, array_agg(person_id) from chat_member group by school_id, chat_id",
            row => (row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<Guid[]>(2))
        );

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="IsNeeded">A row cannot be without it.</param>
    private sealed record Column(string Table, string Name, string Type, bool IsNeeded)
    {
        /// <summary>Some value for the row of the number n.</summary>
        public string Any =>
            (Name, Type) switch
            {
                ("school_id", _) => "owner.school_id",
                (_, "uuid") => "gen_random_uuid()",
                (_, "bool") => "n % 2 = 0",
                (_, "timestamptz") => "now() - n * interval '1 minute'",
                (_, "date") => "current_date - n",
                (_, "jsonb") => "'{}'",
                (_, "bytea") => "decode(md5(n::text), 'hex')",
                (_, ['_', ..]) => "'{}'",
                (_, "varchar" or "text") => "n::text",
                _ => "n",
            };
    }
}
