using Microsoft.EntityFrameworkCore;

namespace SchoolComms.Application.Store;

/// <summary>Brings a database to today's schema, as the owner of the tables.</summary>
public static class Migrator
{
    public static async Task MigrateAsync(string ownerConnectionString, CancellationToken cancel = default)
    {
        await using var db = new SchoolCommsDb(StoreRegistration.OwnerOptions(ownerConnectionString), new SchoolScope());
        await db.Database.MigrateAsync(cancel);
    }
}
