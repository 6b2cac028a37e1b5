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

    /// <summary>Registers the store over a connection string that may act as <see cref="ApplicationRole"/>.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(AsApplication(connectionString)));
        services.AddScoped<SchoolScope>();
        services.UseIdentitySchema();
        services.AddDbContext<SchoolCommsDb>((provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
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
        options.UseNpgsql(source, npgsql => npgsql.CommandTimeout(30)).AddInterceptors(new SchoolScopeInterceptor());

    // Statements that come again are planned once a connection; the longest take the database longer to plan than to run.
    private static string AsApplication(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = $"-c role={ApplicationRole}",
            MaxAutoPrepare = 100,
        }.ConnectionString;
}
