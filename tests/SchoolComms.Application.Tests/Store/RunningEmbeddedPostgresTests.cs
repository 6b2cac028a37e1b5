using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Store.Embedded;

namespace SchoolComms.Application.Tests.Store;

/// <summary>What an embedded PostgreSQL does while it runs: one for all of these tests.</summary>
public sealed class RunningEmbeddedPostgresTests(RunningEmbeddedPostgresTests.Running running)
    : IClassFixture<RunningEmbeddedPostgresTests.Running>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_and_answers()
    {
        (await AskAsync<string>(running.Postgres, "select current_database()::text")).ShouldBe("schoolcomms");
        (await AskAsync<bool>(running.Postgres, "select rolsuper from pg_roles where rolname = current_user")).ShouldBeTrue();
        (await AskAsync<string>(running.Postgres, "show fsync")).ShouldBe("off");
    }

    [Fact]
    public async Task It_knows_Russian_letters()
    {
        const string order = "select string_agg(w, '' order by w) from unnest(array['ж', 'ё', 'е']) w";
        const string word = "select to_tsvector('russian', 'РОДИТЕЛИ') @@ to_tsquery('russian', 'родитель')";

        (await AskAsync<string>(running.Postgres, order)).ShouldBe("еёж");
        (await AskAsync<bool>(running.Postgres, word)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var stranger = new NpgsqlConnectionStringBuilder(running.Postgres.ConnectionString) { Password = "guess", Pooling = false };

        await using var connection = new NpgsqlConnection(stranger.ConnectionString);

        var refusal = await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync(Stop));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_and_goes_on()
    {
        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => running.StartAnotherAsync());

        refusal.Message.ShouldContain("in use");
        (await AskAsync<int>(running.Postgres, "select 1")).ShouldBe(1);
    }

    internal static async Task<T> AskAsync<T>(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    /// <summary>A PostgreSQL that runs while the class does.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("schoolcomms-embedded-").FullName;

        public EmbeddedPostgres Postgres { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Postgres = await StartAnotherAsync();

        public Task<EmbeddedPostgres> StartAnotherAsync() =>
            EmbeddedPostgres.StartAsync(folder, NullLogger.Instance, EmbeddedPostgresTests.Fast, Stop);

        public async ValueTask DisposeAsync()
        {
            await Postgres.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
