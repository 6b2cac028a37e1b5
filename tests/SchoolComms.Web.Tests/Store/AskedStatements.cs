using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace SchoolComms.Web.Tests.Store;

/// <summary>What the application asked the database, and as which role; parameters by their numbers.</summary>
internal sealed partial record AskedStatement(string Role, string Sql)
{
    private int Parameters => NumberedParameter().Matches(Sql).Select(parameter => parameter.Value).Distinct().Count();

    /// <summary>The plan in JSON, whatever the parameters are; throws where the role may not ask it, or the schema has no such thing.</summary>
    public async Task<string> ExplainAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        var values = Parameters == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", Parameters))})";
        await using var connection = await owner.OpenConnectionAsync(cancel);
        await using var explain = new NpgsqlCommand(
            $"""
            set plan_cache_mode = force_generic_plan;
            set role {Role};
            prepare asked as {Sql};
            explain (format json) execute asked {values};
            deallocate asked;
            reset role;
            reset plan_cache_mode
            """,
            connection
        );
        return (string)(await explain.ExecuteScalarAsync(cancel))!;
    }

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex NumberedParameter();
}

/// <summary>Listens to what is asked of one database, whoever asks.</summary>
internal sealed partial class AskedStatements : IDisposable
{
    private readonly ActivityListener listener;
    private ConcurrentQueue<AskedStatement> statements = [];

    public AskedStatements(string database)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == database && activity.GetTagItem("db.query.text") is string sql)
                    Hear(ActingRole().Match((string)activity.GetTagItem("db.npgsql.data_source")!), sql);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>What was asked since the last time, without the setting of the school that travels ahead.</summary>
    public IReadOnlyList<AskedStatement> Take() => [.. Interlocked.Exchange(ref statements, [])];

    public void Dispose() => listener.Dispose();

    private void Hear(Match role, string sql)
    {
        if (!role.Success)
            return;
        foreach (var one in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Work().IsMatch(one) && !one.StartsWith("select set_config", StringComparison.Ordinal))
                statements.Enqueue(new AskedStatement(role.Groups["role"].Value, Numbered(one)));
        }
    }

    private static string Numbered(string sql)
    {
        List<string> names = [];
        return NamedParameter()
            .Replace(
                sql,
                name =>
                {
                    if (!names.Contains(name.Value))
                        names.Add(name.Value);
                    return $"${names.IndexOf(name.Value) + 1}";
                }
            );
    }

    [GeneratedRegex("^(select|insert|update|delete|with) ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Work();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex NamedParameter();

    [GeneratedRegex(@"role=(?<role>\w+)")]
    private static partial Regex ActingRole();
}
