using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Embedded;
using Serilog;

namespace SchoolComms.Web.Infrastructure;

/// <summary>The PostgreSQL that the application works on: the configured one, or in Development an embedded one of its own.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private Database(string connectionString, string dataFolder, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        DataFolder = dataFolder;
        this.embedded = embedded;
    }

    public string ConnectionString { get; }

    /// <summary>Where the installation keeps what stands outside the database.</summary>
    public string DataFolder { get; }

    /// <summary>Finds or starts PostgreSQL and brings it to today's schema.</summary>
    public static async Task<Database> PrepareAsync(WebApplicationBuilder builder)
    {
        var database = await OpenAsync(builder);
        await Migrator.MigrateAsync(database.ConnectionString);
        return database;
    }

    /// <summary>Finds or starts PostgreSQL and leaves it as it is.</summary>
    public static async Task<Database> OpenAsync(WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["SchoolComms:DataFolder"] ?? Path.Combine(Root(builder.Environment.ContentRootPath), ".data");
        var configured = builder.Configuration.GetConnectionString("SchoolComms");
        if (configured is null && !builder.Environment.IsDevelopment())
            throw new EmbeddedPostgresException("Name the PostgreSQL: set ConnectionStrings__SchoolComms.");

        return configured is null ? await StartAsync(folder) : new Database(configured, folder, null);
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Database> StartAsync(string folder)
    {
        using var logging = LoggerFactory.Create(logging => logging.AddSerilog());
        var postgres = await EmbeddedPostgres.StartAsync(Path.Combine(folder, "postgres"), logging.CreateLogger<EmbeddedPostgres>());
        return new Database(postgres.ConnectionString, folder, postgres);
    }

    // The repository's root while developing; the content root once published.
    private static string Root(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SchoolComms.sln")))
                return folder.FullName;
        }

        return contentRoot;
    }
}
