using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_node_that_can_serve_says_so_for_each_part()
    {
        var app = await WebApp.UsualAsync();
        using var client = app.Stranger();

        var parts = await PartsAsync(client, HttpStatusCode.OK);

        parts.ShouldBe(
            new()
            {
                ["database"] = "Healthy",
                ["schema"] = "Healthy",
                ["work"] = "Healthy",
            }
        );
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_node_whose_database_is_gone_lives_and_is_not_ready()
    {
        await using var database = await EmptyDatabase.CreateAsync();
        await using var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        using var client = app.Stranger();
        await PartsAsync(client, HttpStatusCode.OK);

        await ExecuteAsync(
            """delete from "__EFMigrationsHistory" where "MigrationId" = (select max("MigrationId") from "__EFMigrationsHistory")"""
        );
        (await PartsAsync(client, HttpStatusCode.ServiceUnavailable))["schema"].ShouldBe("Unhealthy");

        await database.DisposeAsync();
        (await PartsAsync(client, HttpStatusCode.ServiceUnavailable))["database"].ShouldBe("Unhealthy");
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        async Task ExecuteAsync(string sql)
        {
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            await using var command = source.CreateCommand(sql);
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }
    }

    private static async Task<Dictionary<string, string>> PartsAsync(HttpClient client, HttpStatusCode status)
    {
        var answer = await client.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(status);
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return report.GetProperty("parts").Deserialize<Dictionary<string, string>>()!;
    }
}
