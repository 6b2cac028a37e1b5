using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>
/// The store as a batch needs it, which spans schools: under a role that may do what the batches do and nothing else. Every
/// join of theirs is by the school.
/// </summary>
public sealed class AcrossSchools(NpgsqlDataSource source, DbContextOptions<SchoolCommsDb> options) : IAsyncDisposable
{
    internal SchoolCommsDb Open() => new(options, new SchoolScope());

    internal NpgsqlCommand Command(string sql) => source.CreateCommand(sql);

    internal ValueTask<NpgsqlConnection> ConnectAsync() => source.OpenConnectionAsync();

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
