using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

/// <summary>
/// The application's role before every table of the database, with a row of another school in each, by the database's own list:
/// nothing of it is seen, changed, deleted or added, whether the session is another school's or nobody's.
/// </summary>
public sealed class RowSecurityTests
{
    /// <summary>Which schools there are is public.</summary>
    private const string Directory = "school";

    /// <summary>What a check asks for beside the columns that must be filled.</summary>
    private static readonly string[] Checked = ["appeal.violation_id"];

    private readonly Guid school = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_row_of_a_school_is_there_for_another_one_or_for_nobody()
    {
        await using var source = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync());
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        var tables = await ReadAsync(connection, InsertsOfAll);
        tables.Count.ShouldBeGreaterThan(40);

        // A row by itself: its keys point to nothing.
        await RunAsync(connection, "set local session_replication_role = replica");
        foreach (var (_, insert) in tables)
            await RunAsync(connection, insert);
        await RunAsync(connection, "set local session_replication_role = origin");
        await RunAsync(connection, $"set local role {StoreRegistration.ApplicationRole}");

        await EnterAsync(connection, school.ToString());
        foreach (var (table, _) in tables)
            (await CountAsync(connection, table)).ShouldBe(1, table);

        foreach (var context in (string[])[Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(), ""])
        {
            await EnterAsync(connection, context);
            foreach (var (table, insert) in tables)
            {
                (await CountAsync(connection, table)).ShouldBe(table == Directory ? 1 : 0, table);
                await ChangesNothingAsync(transaction, $"update {table} set school_id = school_id where school_id = '{school}'");
                await ChangesNothingAsync(transaction, $"delete from {table} where school_id = '{school}'");
                await IsRefusedAsync(transaction, insert);
            }
        }
    }

    // "insert into t (school_id, …) values (…)" with a value for each column that must have one.
    private string InsertsOfAll =>
        $$"""
            select c.table_name::text, format('insert into %I (%s) values (%s)', c.table_name, string_agg(c.column_name, ', '), string_agg(
                case
                    when c.column_name = 'school_id' then '''{{school}}'''
                    when c.data_type = 'uuid' then 'gen_random_uuid()'
                    when c.data_type in ('smallint', 'integer', 'bigint') then '1'
                    when c.data_type = 'boolean' then 'false'
                    when c.data_type like 'timestamp%' or c.data_type = 'date' then 'now()'
                    when c.data_type = 'ARRAY' then '''{}'''
                    when c.data_type = 'jsonb' then '''{}'''
                    else ''''''
                end, ', '))
            from information_schema.columns c
            where c.table_schema = 'public' and c.is_generated = 'NEVER'
                and (c.is_nullable = 'NO' or c.table_name || '.' || c.column_name in ('{{string.Join("', '", Checked)}}'))
                and exists (select from information_schema.columns s
                    where s.table_schema = 'public' and s.table_name = c.table_name and s.column_name = 'school_id')
            group by c.table_name
            order by 1
            """;

    private Task<long> CountAsync(NpgsqlConnection connection, string table) =>
        ScalarAsync(connection, $"select count(*) from {table} where school_id = '{school}'");

    private static Task<int> EnterAsync(NpgsqlConnection connection, string context) =>
        RunAsync(connection, $"select set_config('app.school_id', '{context}', true)");

    private static async Task ChangesNothingAsync(NpgsqlTransaction transaction, string sql)
    {
        await transaction.SaveAsync("before", Cancel);
        try
        {
            (await RunAsync(transaction.Connection!, sql)).ShouldBe(0, sql);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await transaction.RollbackAsync("before", Cancel);
        }
    }

    private static async Task IsRefusedAsync(NpgsqlTransaction transaction, string sql)
    {
        await transaction.SaveAsync("before", Cancel);
        var refused = await Should.ThrowAsync<PostgresException>(() => RunAsync(transaction.Connection!, sql), sql);
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, refused.MessageText);
        await transaction.RollbackAsync("before", Cancel);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private static async Task<List<(string Table, string Insert)>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(Cancel))
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
