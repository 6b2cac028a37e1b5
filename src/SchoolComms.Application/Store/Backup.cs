using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>What a backup holds.</summary>
/// <param name="Schema">The last migration of the database that it was made of.</param>
/// <param name="Rows">How many rows each table has.</param>
public sealed record BackupContents(string Schema, SortedDictionary<string, long> Rows);

/// <summary>
/// The whole database in one file: a ZIP with each table as PostgreSQL's COPY writes it, all of one moment, while the portal goes on.
/// Restoring brings an empty database to the same schema, fills it, and then to today's. Both need an owner who may look past row
/// security, as the one of the embedded and of the composed PostgreSQL may.
/// </summary>
public static class Backup
{
    private const string Contents = "contents.json";

    // Tables of this size are read for minutes.
    private const int NoTimeout = 0;

    /// <exception cref="NpgsqlException">The database does not answer, or its owner may not look past row security.</exception>
    public static async Task<BackupContents> WriteAsync(string ownerConnection, Stream file, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(ownerConnection, cancel);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

        // Whoever is bound by row security gets an error, and not a backup without rows.
        await connection.DoAsync("set local row_security = off", cancel);
        var contents = new BackupContents(await connection.SchemaAsync(cancel), await connection.CountAsync(cancel));
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await using (var entry = await zip.CreateEntry(Contents).OpenAsync(cancel))
            await JsonSerializer.SerializeAsync(entry, contents, cancellationToken: cancel);

        foreach (var table in contents.Rows.Keys)
        {
            await using var entry = await zip.CreateEntry(table, CompressionLevel.Fastest).OpenAsync(cancel);
            var columns = await connection.ColumnsAsync(table, cancel);
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"copy {Quoted(table)} ({columns}) to stdout (format binary)",
                cancel
            );
            await rows.CopyToAsync(entry, cancel);
        }

        return contents;
    }

    /// <exception cref="InvalidDataException">The file is not a whole backup, or the database is not empty.</exception>
    /// <exception cref="NpgsqlException">The database does not answer, or its owner may not do this.</exception>
    public static async Task<BackupContents> RestoreAsync(string ownerConnection, Stream file, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancel);
        await using var connection = await OpenAsync(ownerConnection, cancel);
        if ((await connection.TablesAsync(cancel)).Count > 0)
            throw new InvalidDataException("The database is not empty: a backup is restored into a new one.");

        BackupContents contents;
        await using (var entry = await Entry(zip, Contents).OpenAsync(cancel))
            contents = (await JsonSerializer.DeserializeAsync<BackupContents>(entry, cancellationToken: cancel))!;
        await Migrator.MigrateAsync(ownerConnection, contents.Schema, cancel);
        await FillAsync(connection, zip, contents, cancel);
        await Migrator.MigrateAsync(ownerConnection, cancel);
        return contents;
    }

    private static async Task FillAsync(NpgsqlConnection connection, ZipArchive zip, BackupContents contents, CancellationToken cancel)
    {
        await using var all = await connection.BeginTransactionAsync(cancel);

        // Rows come in the order of their tables' names: foreign keys hold when all are there, and triggers have done their work before.
        await connection.DoAsync("set local session_replication_role = replica", cancel);
        foreach (var table in contents.Rows.Keys)
        {
            await using var entry = await Entry(zip, table).OpenAsync(cancel);
            var columns = await connection.ColumnsAsync(table, cancel);
            await using var rows = await connection.BeginRawBinaryCopyAsync(
                $"copy {Quoted(table)} ({columns}) from stdin (format binary)",
                cancel
            );
            await entry.CopyToAsync(rows, cancel);
        }

        var restored = await connection.CountAsync(cancel);
        if (!restored.SequenceEqual(contents.Rows))
            throw new InvalidDataException("The restored tables do not have the rows that the backup names.");

        await connection.SetSequencesAsync(cancel);
        await all.CommitAsync(cancel);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) =>
        zip.GetEntry(name) ?? throw new InvalidDataException($"The backup has no {name}.");

    private static async Task<NpgsqlConnection> OpenAsync(string ownerConnection, CancellationToken cancel)
    {
        var patient = new NpgsqlConnectionStringBuilder(ownerConnection) { CommandTimeout = NoTimeout, Pooling = false };
        var connection = new NpgsqlConnection(patient.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<string> SchemaAsync(this NpgsqlConnection connection, CancellationToken cancel) =>
        (await connection.ListAsync("""select "MigrationId" from "__EFMigrationsHistory" order by 1 desc limit 1""", cancel)).Single();

    private static Task<List<string>> TablesAsync(this NpgsqlConnection connection, CancellationToken cancel) =>
        connection.ListAsync(
            "select tablename from pg_tables where schemaname = 'public' and tablename <> '__EFMigrationsHistory' order by tablename",
            cancel
        );

    private static async Task<SortedDictionary<string, long>> CountAsync(this NpgsqlConnection connection, CancellationToken cancel)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await connection.TablesAsync(cancel))
        {
            await using var count = new NpgsqlCommand($"select count(*) from {Quoted(table)}", connection);
            rows[table] = (long)(await count.ExecuteScalarAsync(cancel))!;
        }

        return rows;
    }

    private static async Task<string> ColumnsAsync(this NpgsqlConnection connection, string table, CancellationToken cancel)
    {
        var columns = await connection.ListAsync(
            $"""
            select column_name from information_schema.columns
            where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER' order by ordinal_position
            """,
            cancel
        );
        return string.Join(", ", columns.Select(Quoted));
    }

    // What counts by itself goes on after the highest number that was restored.
    private static async Task SetSequencesAsync(this NpgsqlConnection connection, CancellationToken cancel)
    {
        var settings = await connection.ListAsync(
            """
            select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %I', pg_get_serial_sequence(quote_ident(table_name), column_name), column_name, table_name)
            from information_schema.columns where table_schema = 'public' and is_identity = 'YES'
            """,
            cancel
        );
        foreach (var setting in settings)
            await connection.DoAsync(setting, cancel);
    }

    private static async Task<List<string>> ListAsync(this NpgsqlConnection connection, string question, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(question, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var list = new List<string>();
        while (await rows.ReadAsync(cancel))
            list.Add(rows.GetString(0));
        return list;
    }

    private static async Task DoAsync(this NpgsqlConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
