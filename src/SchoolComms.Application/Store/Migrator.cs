using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store;

/// <summary>Brings a database to today's schema, as the owner of the tables.</summary>
public static class Migrator
{
    public static Task MigrateAsync(string ownerConnectionString, CancellationToken cancel = default) =>
        MigrateAsync(ownerConnectionString, target: null, cancel);

    /// <param name="target">The schema of an earlier version; null for today's.</param>
    public static async Task MigrateAsync(string ownerConnectionString, string? target, CancellationToken cancel)
    {
        await using var db = new SchoolCommsDb(StoreRegistration.OwnerOptions(ownerConnectionString), new SchoolScope());
        await db.GetService<IMigrator>().MigrateAsync(target, cancel);

        // A node asks whether the database is of its version.
        await db.Database.ExecuteSqlRawAsync($"""grant select on "__EFMigrationsHistory" to {StoreRegistration.ApplicationRole}""", cancel);
    }
}
