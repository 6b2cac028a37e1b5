using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Store;

/// <summary>
/// The version that is in use goes on serving while a database is brought to today's schema: whatever it asks must still be answered.
/// What it asks stands beside this test, and is written anew when a version goes out:
/// SCHOOLCOMMS_RELEASE=1 dotnet test tests/SchoolComms.Web.Tests.
/// </summary>
public sealed partial class PreviousVersionTests
{
    private const string AskedByIt = "SchoolComms.Web.Tests/Store/previous-version.sql";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_previous_version_asks_is_answered_by_todays_schema()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        if (Environment.GetEnvironmentVariable("SCHOOLCOMMS_RELEASE") == "1")
            await File.WriteAllTextAsync(Repository.PathOf("tests", AskedByIt), await AskedByThisVersionAsync(database), Stop);

        (await BrokenAsync(database)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("alter table chat drop column name", "FROM chat")]
    [InlineData("alter table invite add column language text not null", "insert into invite: language")]
    [InlineData("alter table person rename to people", "FROM person")]
    [InlineData("revoke select on invite from schoolcomms_app", "FROM invite")]
    public async Task A_schema_that_would_break_the_previous_version_is_noticed(string change, string broken)
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        await using (var owner = NpgsqlDataSource.Create(database.ConnectionString))
        await using (var command = owner.CreateCommand(change))
            await command.ExecuteNonQueryAsync(Stop);

        (await BrokenAsync(database)).ShouldContain(one => one.Contains(broken, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<string>> BrokenAsync(EmptyDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = true, MaxPoolSize = 1 }.ConnectionString
        );
        var asked = await ReadAsync();
        asked.Count.ShouldBeGreaterThan(100);
        List<string> broken = [];
        foreach (var statement in asked)
        {
            try
            {
                await statement.ExplainAsync(owner, Stop);
            }
            catch (PostgresException e)
            {
                broken.Add($"{e.MessageText}: {statement.Sql}");
            }

            if (Insertion().Match(statement.Sql) is { Success: true } insertion)
                broken.AddRange(await MissingAsync(owner, insertion.Groups["table"].Value, insertion.Groups["columns"].Value));
        }

        return broken;
    }

    // Obligatory columns of which the previous version does not know.
    private static async Task<List<string>> MissingAsync(NpgsqlDataSource owner, string table, string columns)
    {
        await using var command = owner.CreateCommand(
            """
            select column_name from information_schema.columns
            where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null
                and is_generated = 'NEVER' and is_identity = 'NO' and column_name <> all ($2)
            """
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = columns.Split(',', StringSplitOptions.TrimEntries) });
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> missing = [];
        while (await reader.ReadAsync(Stop))
            missing.Add($"insert into {table}: {reader.GetString(0)} is obligatory");
        return missing;
    }

    private static async Task<IReadOnlyList<AskedStatement>> ReadAsync() =>
        [
            .. Block()
                .Matches(await File.ReadAllTextAsync(Repository.PathOf("tests", AskedByIt), Stop))
                .Select(block => new AskedStatement(block.Groups["role"].Value, block.Groups["sql"].Value.Trim())),
        ];

    private static async Task<string> AskedByThisVersionAsync(EmptyDatabase database)
    {
        using var asked = new AskedStatements(database.Name);
        await using (var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString))
        {
            var school = await TestSchool.CreateAsync(app.Services);
            asked.Take();
            var clients = new StatementCountTests.Clients(
                await app.ClientAsync(school, school.Parent),
                await app.ClientAsync(school, school.ClassTeacher),
                await app.ClientAsync(school, school.Director),
                await app.ClientAsync(school, school.Administrator)
            );
            var (home, chat) = ($"/s/{school.Slug}", school.ParentsChat.Id.Value.ToString());
            var posted = await clients.Parent.PostFormAsync($"{home}/chats/{chat}", new() { ["Input.Text"] = "Спасибо, поняли" });
            posted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var joined = await (await app.OpenAsync(await school.IssueAsync(Role.Parent))).PostFormAsync("/join", Links.Somebody());
            joined.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            foreach (var (_, client, page) in StatementCountTests.Pages(clients))
                (await client.GetAsync(home + StatementCountTests.AddressOf(page, school), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var statements = asked.Take().Distinct().OrderBy(one => one.Sql, StringComparer.Ordinal);
        return string.Concat(statements.Select(one => $"-- {one.Role}\n{one.Sql}\n\n"));
    }

    [GeneratedRegex(@"^-- (?<role>\w+)\n(?<sql>.*?)(?=^-- |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^insert into (?<table>\w+) \((?<columns>[^)]*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Insertion();
}
