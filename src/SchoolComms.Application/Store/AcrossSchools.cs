using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>
/// The store as a batch needs it, which spans schools: under a role that may do what the batches do and nothing else. Every
/// join of theirs is by the school.
/// </summary>
public sealed class AcrossSchools(NpgsqlDataSource source, DbContextOptions<SchoolCommsDb> options) : IAsyncDisposable
{
    private readonly PooledDbContextFactory<SchoolCommsDb> contexts = new(options);

    internal SchoolCommsDb Open() => contexts.CreateDbContext();

    internal NpgsqlCommand Command(string sql) => source.CreateCommand(sql);

    internal ValueTask<NpgsqlConnection> ConnectAsync() => source.OpenConnectionAsync();

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
