using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task A_statement_that_waits_too_long_is_given_up_and_answered_with_503()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        (await client.GetAsync(chat)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var owner = NpgsqlDataSource.Create(await TestServices.ConnectionStringAsync());
        await using var connection = await owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand(
            "select 1 from chat_member where school_id = $1 and chat_id = $2 for update",
            connection,
            held
        )
        {
            Parameters =
            {
                new() { Value = school.School.Id.Value },
                new() { Value = school.ParentsChat.Id.Value },
            },
        };
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var answer = await client.PostFormAsync(chat, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" });

        await AsksToComeAgainAsync(answer);
        await held.RollbackAsync(TestContext.Current.CancellationToken);
        (await client.PostFormAsync(chat, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var page = await client.GetStringAsync(chat, TestContext.Current.CancellationToken);
        page.Split("Нужна ли завтра сменная обувь?").Length.ShouldBe(2, "The one that was given up must not have been stored.");
    }

    [Fact]
    public async Task Without_a_free_connection_nobody_waits_for_long()
    {
        var connections = new NpgsqlConnectionStringBuilder(await TestServices.ConnectionStringAsync()) { MaxPoolSize = 8 };
        await using var app = WebApp.Start(WebApp.UsualNow, connections.ConnectionString);
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Parent);
        var source = app.Services.GetRequiredService<NpgsqlDataSource>();
        var taken = new List<NpgsqlConnection>();
        try
        {
            while (true)
                taken.Add(await source.OpenConnectionAsync(TestContext.Current.CancellationToken));
        }
        catch (NpgsqlException)
        {
            // Now none is left.
        }

        var answer = await client.GetAsync($"/s/{school.Slug}");

        await AsksToComeAgainAsync(answer);
        foreach (var connection in taken)
            await connection.DisposeAsync();
        (await client.GetAsync($"/s/{school.Slug}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_full_disk_has_no_room_for_is_answered_with_503_and_the_rest_goes_on()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);
        await using var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString);
        var school = await TestSchool.CreateAsync(app.Services);
        var client = await app.ClientAsync(school, school.Parent);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, "Завтра экскурсия.", app.Clock.GetUtcNow().AddMinutes(-1));
        await ExecuteAsync(
            owner,
            """
            create function no_room() returns trigger language plpgsql as
                $$ begin raise 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
            create trigger no_room before insert on message for each row execute function no_room();
            create trigger no_room before update on chat_member for each row execute function no_room()
            """
        );

        await AsksToComeAgainAsync(await client.PostFormAsync(chat, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" }));

        // The read mark has no room either.
        (await client.GetStringAsync(chat, TestContext.Current.CancellationToken)).ShouldContain("Завтра экскурсия.");
        await ExecuteAsync(owner, "drop trigger no_room on message; drop trigger no_room on chat_member");
        (await client.PostFormAsync(chat, new() { ["Input.Text"] = "Нужна ли завтра сменная обувь?" })).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var page = await client.GetStringAsync(chat, TestContext.Current.CancellationToken);
        page.Split("Нужна ли завтра сменная обувь?").Length.ShouldBe(2);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AsksToComeAgainAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        var page = await answer.DocumentAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Портал временно не отвечает");
        page.Body!.TextContent.ShouldContain("Номер обращения");
    }
}
