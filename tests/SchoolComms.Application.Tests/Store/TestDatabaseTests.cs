using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task All_tests_of_a_process_share_one_database()
    {
        var (first, second) = (await TestDatabase.ConnectionStringAsync(), await TestDatabase.ConnectionStringAsync());

        second.ShouldBe(first);
        await using var connection = new NpgsqlConnection(first);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        connection.PostgreSqlVersion.Major.ShouldBeGreaterThanOrEqualTo(15);
    }
}
