using Microsoft.Extensions.Logging;
using Npgsql;

namespace SchoolComms.Application.Store.Embedded;

/// <summary>A PostgreSQL of our own for development and tests: nothing to install, nothing to configure.</summary>
/// <remarks>It answers on 127.0.0.1 alone and stops with the process that started it. What a killed process leaves, the next start recovers.</remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "schoolcomms";

    private readonly string dataFolder;
    private readonly FileStream folderLock;
    private readonly PostgresBinaries binaries;
    private readonly ILogger logger;
    private PostgresCluster? cluster;
    private bool disposed;

    private EmbeddedPostgres(string dataFolder, ILogger logger)
    {
        this.dataFolder = Path.GetFullPath(dataFolder);
        this.logger = logger;
        binaries = PostgresBinaries.Find();
        folderLock = Lock(this.dataFolder);
        AppDomain.CurrentDomain.ProcessExit += StopAtExit;
    }

    /// <summary>The superuser's connection to the database "schoolcomms".</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts on the data folder, which is made if absent, and waits until PostgreSQL answers.</summary>
    /// <param name="dataFolder">A folder of its own, for one running PostgreSQL at a time.</param>
    /// <param name="logger">Told of starts, stops and recoveries.</param>
    /// <param name="settings">More of PostgreSQL's settings, such as <c>fsync</c> = <c>off</c> for tests.</param>
    /// <param name="cancellation">Gives up and stops what has started.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataFolder,
        ILogger logger,
        IReadOnlyDictionary<string, string>? settings = null,
        CancellationToken cancellation = default
    )
    {
        var postgres = new EmbeddedPostgres(dataFolder, logger);
        try
        {
            await postgres.StartAsync(settings ?? new Dictionary<string, string>(), cancellation);
            return postgres;
        }
        catch (Exception e)
        {
            await postgres.DisposeAsync();
            throw e switch
            {
                IOException or UnauthorizedAccessException => new EmbeddedPostgresException(
                    $"{dataFolder} cannot be used ({e.Message}): start as the user who made it, or delete it.",
                    e
                ),
                NpgsqlException => new EmbeddedPostgresException(
                    $"PostgreSQL in {dataFolder} does not answer as ours ({e.Message}): delete the folder.",
                    e
                ),
                _ => e,
            };
        }
    }

    /// <summary>Removes a data folder whose process is gone, and stops the PostgreSQL that it left.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is in use.</exception>
    public static async Task RemoveAsync(string dataFolder, ILogger logger)
    {
        await using (var left = new EmbeddedPostgres(dataFolder, logger))
        {
            left.cluster = PostgresCluster.Existing(left.dataFolder, left.binaries);
        }
        Directory.Delete(dataFolder, recursive: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }
        disposed = true;
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        try
        {
            if (cluster is not null && cluster.IsRunning())
            {
                await StopAsync(cluster, CancellationToken.None);
            }
        }
        finally
        {
            await folderLock.DisposeAsync();
        }
    }

    private async Task StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        var durable = settings.GetValueOrDefault("fsync") != "off";
        cluster = await PostgresCluster.OpenAsync(dataFolder, binaries, durable, cancellation);
        if (cluster.IsRunning())
        {
            logger.LogWarning("PostgreSQL of a killed process still runs in {Folder}; it is stopped first", dataFolder);
            await StopAsync(cluster, cancellation);
        }
        var port = await LaunchAsync(cluster, settings, cancellation);
        ConnectionString = await CreateDatabaseAsync(port, cluster.Password, cancellation);
        logger.LogInformation("PostgreSQL runs in {Folder} on port {Port}", dataFolder, port);
    }

    /// <summary>Tries again where the reason passes: the port was taken, or processes of a killed server are still going.</summary>
    private async Task<int> LaunchAsync(
        PostgresCluster cluster,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellation
    )
    {
        const int attempts = 20;
        var port = cluster.RememberedPort();
        for (var attempt = 1; ; attempt++)
        {
            cluster.Configure(port, settings);
            var (succeeded, said) = await binaries.RunAsync("pg_ctl", cluster.Folder, cluster.StartArguments(), cancellation);
            if (succeeded)
            {
                return port;
            }
            var reason = cluster.LastFatal() ?? said;
            if (attempt < attempts && reason.Contains("TCP/IP sockets", StringComparison.Ordinal))
            {
                logger.LogInformation("Port {Port} is taken; PostgreSQL takes another", port);
                port = PostgresCluster.FreePort();
            }
            else if (attempt < attempts && reason.Contains("still in use", StringComparison.Ordinal))
            {
                await Task.Delay(250, cancellation);
            }
            else
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL does not start in {dataFolder} ({reason}): see {cluster.LogFile}; deleting the folder starts with an empty database."
                );
            }
        }
    }

    private async Task StopAsync(PostgresCluster cluster, CancellationToken cancellation)
    {
        var (stopped, said) = await binaries.RunAsync("pg_ctl", cluster.Folder, cluster.StopArguments("fast"), cancellation);
        if (!stopped && cluster.IsRunning())
        {
            logger.LogWarning("PostgreSQL in {Folder} does not stop ({Said}); it is stopped at once", dataFolder, said);
            await binaries.RunAsync("pg_ctl", cluster.Folder, cluster.StopArguments("immediate"), cancellation);
        }
        logger.LogInformation("PostgreSQL in {Folder} has stopped", dataFolder);
    }

    /// <summary>The last chance, when the process ends without disposing.</summary>
    private void StopAtExit(object? sender, EventArgs e)
    {
        if (cluster is not null && cluster.IsRunning())
        {
            binaries.Run("pg_ctl", cluster.Folder, cluster.StopArguments("fast"));
        }
    }

    private static async Task<string> CreateDatabaseAsync(int port, string password, CancellationToken cancellation)
    {
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = PostgresCluster.Owner,
            Password = password,
            Database = "postgres",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var query = new NpgsqlCommand($"select 1 from pg_database where datname = '{Database}'", connection);
        if (await query.ExecuteScalarAsync(cancellation) is null)
        {
            await using var create = new NpgsqlCommand($"create database {Database}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        address.Database = Database;
        address.Pooling = true;
        return address.ConnectionString;
    }

    /// <summary>Held as long as this process lives, however it ends.</summary>
    private static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Directory.Exists(folder))
        {
            throw new EmbeddedPostgresException($"{folder} is in use by another running SchoolComms: stop that first.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException($"{folder} cannot be used ({e.Message}): start as the user who made it, or delete it.", e);
        }
    }
}
