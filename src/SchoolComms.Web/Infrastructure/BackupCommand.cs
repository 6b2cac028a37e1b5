using Npgsql;
using SchoolComms.Application.Store;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// <c>backup --to FILE</c> copies the whole database into a file while the portal goes on; <c>restore --from FILE</c> fills an empty
/// database with it. The file holds personal data and keys: only its maker may read it.
/// </summary>
public static class BackupCommand
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    public static bool IsAsked(string[] args) => args is ["backup" or "restore", ..];

    /// <returns>The process's exit code: 0 when it is done, 1 when it failed, 2 when it was asked wrongly.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["backup", "--to", var file]:
                return await DoAsync(builder, output, (connection, cancel) => BackUpAsync(connection, file, cancel));
            case ["restore", "--from", var file]:
                return await DoAsync(builder, output, (connection, cancel) => RestoreAsync(connection, file, cancel));
            default:
                await output.WriteLineAsync("Say where to: backup --to FILE, or where from: restore --from FILE");
                return NotUnderstood;
        }
    }

    public static async Task<BackupContents> BackUpAsync(string connection, string file, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var written = new FileStream(file, options);
        return await Backup.WriteAsync(connection, written, cancel);
    }

    public static async Task<BackupContents> RestoreAsync(string connection, string file, CancellationToken cancel)
    {
        await using var read = File.OpenRead(file);
        return await Backup.RestoreAsync(connection, read, cancel);
    }

    private static async Task<int> DoAsync(
        WebApplicationBuilder builder,
        TextWriter output,
        Func<string, CancellationToken, Task<BackupContents>> work
    )
    {
        await using var database = await Database.OpenAsync(builder);
        try
        {
            var contents = await work(database.ConnectionString, CancellationToken.None);
            await output.WriteLineAsync($"{contents.Rows.Values.Sum()} rows of {contents.Rows.Count} tables, schema {contents.Schema}");
            return Done;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or NpgsqlException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(failure.Message);
            return Failed;
        }
    }
}
