using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>Puts the store into the application.</summary>
public static class StoreRegistration
{
    /// <summary>The role that the application works as: it owns no table and cannot pass by row security.</summary>
    public const string ApplicationRole = "schoolcomms_app";

    /// <summary>The role that batches across schools work as: it reads what they ask and stores messages, and nothing else.</summary>
    public const string BatchRole = "schoolcomms_poster";

    /// <summary>
    /// How long a statement may take, and how long one waits for a connection: a page that takes longer has lost its reader, and
    /// holds what others wait for.
    /// </summary>
    public static readonly TimeSpan StatementLimit = TimeSpan.FromSeconds(5);

    /// <summary>Registers the store over a connection string that may act as <see cref="ApplicationRole"/>.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(As(ApplicationRole, connectionString).ConnectionString));
        services.AddSingleton(provider => OpenAcrossSchools(connectionString, provider));
        services.AddScoped<SchoolScope>();
        services.UseIdentitySchema();
        services.AddPooledDbContextFactory<SchoolCommsDb>(
            (provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>())
        );
        services.AddScoped(provider =>
            provider.GetRequiredService<IDbContextFactory<SchoolCommsDb>>().CreateDbContext().In(provider.GetRequiredService<SchoolScope>())
        );
        return services;
    }

    /// <summary>Options for work as the owner of the tables: migrations and their design.</summary>
    public static DbContextOptions<SchoolCommsDb> OwnerOptions(string connectionString) =>
        new DbContextOptionsBuilder<SchoolCommsDb>()
            .UseNpgsql(connectionString)
            .UseApplicationServiceProvider(new ServiceCollection().UseIdentitySchema().BuildServiceProvider())
            .Options;

    // The context learns Identity's schema version (3: passkeys) from the options it is built with, and from nowhere else.
    private static IServiceCollection UseIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    private static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options
            .UseNpgsql(source, npgsql => npgsql.CommandTimeout((int)StatementLimit.TotalSeconds))
            .AddInterceptors(new SchoolScopeInterceptor());

    private static AcrossSchools OpenAcrossSchools(string connectionString, IServiceProvider provider)
    {
        // A batch of each kind at a time: more connections would only be taken from those who ask one by one.
        var few = As(BatchRole, connectionString);
        few.MaxPoolSize = 8;

        // They ask by keys alone. Left to itself PostgreSQL reads a small table whole, or all that a school has in it, for each who asks.
        few.Options += " -c enable_seqscan=off -c enable_bitmapscan=off";
        var source = NpgsqlDataSource.Create(few.ConnectionString);
        var options = new DbContextOptionsBuilder<SchoolCommsDb>().UseNpgsql(source).UseApplicationServiceProvider(provider).Options;
        return new AcrossSchools(source, options);
    }

    // Statements that come again are planned once a connection; the longest take the database longer to plan than to run. Left to
    // itself it plans what stands under row security anew at each use, although the ways are the same (decision 0023).
    private static NpgsqlConnectionStringBuilder As(string role, string connectionString) =>
        new(connectionString)
        {
            Options = $"-c role={role} -c plan_cache_mode=force_generic_plan",
            Timeout = (int)StatementLimit.TotalSeconds,
            CommandTimeout = (int)StatementLimit.TotalSeconds,
            MaxAutoPrepare = 100,

            // Nothing that is set outlives its transaction: there is nothing for a connection to forget.
            NoResetOnClose = true,
        };
}
