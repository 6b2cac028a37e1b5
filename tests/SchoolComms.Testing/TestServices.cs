using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application;
using SchoolComms.Application.Files;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Mail;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using Xunit;

namespace SchoolComms.Testing;

/// <summary>The use cases over real PostgreSQL, without the web.</summary>
public static class TestServices
{
    private static readonly Lazy<Task<string>>[] Migrated =
    [
        .. Enumerable
            .Range(0, int.Parse(Environment.GetEnvironmentVariable("SCHOOLCOMMS_TESTS_SHARDS") ?? "1", CultureInfo.InvariantCulture))
            .Select(_ => new Lazy<Task<string>>(async () => (await EmptyDatabase.MigratedAsync()).ConnectionString)),
    ];
    private static readonly ConcurrentDictionary<string, ServiceProvider> Stores = new();

    /// <summary>
    /// The owner's connection to the process's database, at today's schema. With <c>SCHOOLCOMMS_TESTS_SHARDS=2</c> there are two, and
    /// the schools are divided between them by the test class that makes them.
    /// </summary>
    public static Task<string> ConnectionStringAsync() => Migrated[Turn % Migrated.Length].Value;

    private static int Turn => TestContext.Current.TestClass?.TestClassName.Sum(letter => letter) ?? 0;

    public static async Task<ServiceProvider> CreateAsync(TimeProvider clock) =>
        Create(clock, await ConnectionStringAsync(), RandomNumberGenerator.GetBytes(InviteCodes.MinKey));

    /// <param name="connection">The owner's connection to a database at today's schema.</param>
    /// <param name="inviteKey">What invite codes are made from.</param>
    public static ServiceProvider Create(TimeProvider clock, string connection, byte[] inviteKey)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(new InviteCodes(inviteKey));
        services.AddSingleton(new SmtpMailer(null));
        services.AddSingleton(new MalwareScanner(address: null, NullLogger<MalwareScanner>.Instance));
        services.AddStore(connection);
        ShareConnections(services, connection);
        services.AddUseCases();
        services.AddSingleton(new RosterFileLimits(MaxBytes: 1024 * 1024, MaxRows: 20_000));
        services
            .AddIdentityCore<Account>(identity =>
            {
                // What a password must be, PasswordRule says.
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.User.AllowedUserNameCharacters = null!;
            })
            .AddEntityFrameworkStores<SchoolCommsDb>();
        return services.BuildServiceProvider();
    }

    /// <summary>The process's connections to a database: tests that come later find them open, and their statements prepared.</summary>
    public static void ShareConnections(IServiceCollection services, string connection)
    {
        var shared = Stores.GetOrAdd(connection, OpenStore);
        services.Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<NpgsqlDataSource>()));
        services.Replace(ServiceDescriptor.Singleton(shared.GetRequiredService<AcrossSchools>()));
    }

    // PostgreSQL lets a hundred in by default, and some tests connect for themselves.
    private static ServiceProvider OpenStore(string connection)
    {
        var most = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 60 };
        return new ServiceCollection().AddLogging().AddStore(most.ConnectionString).BuildServiceProvider();
    }
}
