using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Domain.People;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;
using SchoolComms.Web.Tests.Invitations;

namespace SchoolComms.Web.Tests.Store;

/// <summary>
/// How the database finds what people ask for most: by which columns of which index, under the role and the row security of whoever asks.
/// Whole tables are out of bounds for the planner here, so that what has no index to go by shows, however small the store is. After a
/// change that is meant: SCHOOLCOMMS_ACCEPT=1 dotnet test tests/SchoolComms.Web.Tests, then read the difference.
/// </summary>
public sealed partial class PlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_ask_for_most_is_found_by_ranges_of_an_index()
    {
        await using var database = await EmptyDatabase.MigratedAsync();
        // Holds for connections that are opened afterwards.
        await using (var settings = NpgsqlDataSource.Create(database.ConnectionString))
        {
            foreach (var way in (string[])["seqscan", "bitmapscan", "hashjoin", "mergejoin"])
                await ExecuteAsync(settings, $"alter database {database.Name} set enable_{way} = off");
        }

        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);

        var visits = new StringBuilder();
        await using (var app = WebApp.Start(WebApp.UsualNow, database.ConnectionString))
        {
            var school = await TestSchool.CreateAsync(app.Services);
            await school.AddChatAsync("Поездка", (school.ClassTeacher, Role.Teacher), (school.Parent, Role.Parent));
            await FillAsync(database, school);
            await ExecuteAsync(owner, "select pg_stat_reset()");
            using var asked = new AskedStatements(database.Name);
            HashSet<AskedStatement> told = [];
            foreach (var (name, visit) in await VisitsAsync(app, school))
            {
                visits.AppendLine($"# {name}").AppendLine();
                await visit();
                var before = asked.Take();
                await visit();
                // What the application does by itself meanwhile is not asked again.
                foreach (var statement in asked.Take().Intersect(before).Where(told.Add))
                    visits.Append(await AccessAsync(owner, statement));
            }
        }

        (await WholeTablesAsync(owner)).ShouldBeEmpty();
        visits.ToString().ShouldNotContain("()", customMessage: "An index without bounds is the whole table.");
        visits.ToString().ShouldBe(Snapshot.Reviewed("SchoolComms.Web.Tests/Store/plans.txt", visits.ToString()));
    }

    [Fact]
    public async Task The_application_uses_the_plans_that_are_reviewed_and_makes_no_others()
    {
        var app = await WebApp.UsualAsync();
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Stop);
        await using var command = new NpgsqlCommand("select name from person where school_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Empty });
        await command.PrepareAsync(Stop);
        await command.ExecuteNonQueryAsync(Stop);

        await using var plans = new NpgsqlCommand(
            "select generic_plans, custom_plans from pg_prepared_statements where statement = 'select name from person where school_id = $1'",
            connection
        );
        await using var row = await plans.ExecuteReaderAsync(Stop);

        (await row.ReadAsync(Stop)).ShouldBeTrue();
        (row.GetInt64(0) > 0, row.GetInt64(1)).ShouldBe((true, 0L));
    }

    // So few that the planner's statistics are of every row, and come out the same each time.
    private static async Task FillAsync(EmptyDatabase database, TestSchool school)
    {
        await using var store = await LargeStore.OpenAsync(database.ConnectionString);
        await store.AddRowsAsync(school, "person", 40);
        await store.AddRowsAsync(school, "chat", 40);
        await store.AddSchoolsAsync(school, 40);
        await store.AddMessagesAsync(school, 10_000);
        await store.FillTheRestAsync(500);
        await store.AnalyseAsync();
        await store.ReadAsync("select pg_stat_force_next_flush()", _ => true);
    }

    private static async Task<(string Name, Func<Task> Visit)[]> VisitsAsync(WebApp app, TestSchool school)
    {
        var (parent, teacher) = (await app.ClientAsync(school, school.Parent), await app.ClientAsync(school, school.ClassTeacher));
        var (home, chat) = ($"/s/{school.Slug}", $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}");
        var invite = await school.IssueAsync(Role.Parent);
        var message = new Dictionary<string, string> { ["Input.Text"] = "Спасибо, поняли" };
        return
        [
            ("A parent opens the list of chats", () => OpenAsync(parent, $"{home}/chats")),
            ("A parent opens a chat", () => OpenAsync(parent, chat)),
            ("A parent writes", async () => Redirected(await parent.PostFormAsync(chat, new(message)))),
            ("A parent opens the day", () => OpenAsync(parent, home)),
            ("A class teacher opens the day", () => OpenAsync(teacher, home)),
            ("Somebody signs in", () => app.ClientAsync(school, school.Parent)),
            (
                "Somebody opens a link and joins by it",
                async () => Redirected(await (await app.OpenAsync(invite)).PostFormAsync("/join", Links.Somebody()))
            ),
        ];
    }

    private static async Task OpenAsync(HttpClient client, string address) =>
        (await client.GetAsync(address, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, address);

    private static void Redirected(HttpResponseMessage answer) => answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

    /// <summary>The ways to the rows of a statement: table, index, and the columns that bound the range.</summary>
    private static async Task<string> AccessAsync(NpgsqlDataSource owner, AskedStatement statement)
    {
        using var plan = JsonDocument.Parse(await statement.ExplainAsync(owner, Stop));
        var ways = Ways(plan.RootElement[0].GetProperty("Plan")).Distinct().Order(StringComparer.Ordinal).ToList();
        return ways.Count == 0 ? "" : $"{string.Join('\n', ways)}\n\n";
    }

    private static IEnumerable<string> Ways(JsonElement node)
    {
        if (Text(node, "Relation Name") is { } table && Text(node, "Node Type") is { } type and not "ModifyTable")
            yield return $"{table}: {Text(node, "Index Name") ?? type} ({Bounds(node)})";

        if (node.TryGetProperty("Plans", out var inner))
        {
            foreach (var way in inner.EnumerateArray().SelectMany(Ways))
                yield return way;
        }
    }

    private static string Bounds(JsonElement node) =>
        string.Join(", ", Bound().Matches(Text(node, "Index Cond") ?? "").Select(bound => bound.Groups["column"].Value).Distinct());

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static async Task<List<string>> WholeTablesAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("select relname from pg_stat_user_tables where seq_scan > 0 order by 1");
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> tables = [];
        while (await reader.ReadAsync(Stop))
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    [GeneratedRegex(@"(?<column>\w+)(\)::text)? (=|<|>|<=|>=) ")]
    private static partial Regex Bound();
}
