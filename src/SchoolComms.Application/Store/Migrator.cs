using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SchoolComms.Application.Store;

/// <summary>Brings a database to today's schema, as the owner of the tables.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancel = default)
    {
        await using var db = Open(ownerConnectionString);
        // A start that has nothing to migrate does not compare the models, which costs more than the rest of it.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);
    }

    /// <param name="target">The schema of an earlier version.</param>
    public static async Task MigrateAsync(string ownerConnectionString, string target, CancellationToken cancel)
    {
        await using var db = Open(ownerConnectionString);
        await db.GetService<IMigrator>().MigrateAsync(target, cancel);
    }

    private static SchoolCommsDb Open(string ownerConnectionString) => new(StoreRegistration.OwnerOptions(ownerConnectionString));
}
