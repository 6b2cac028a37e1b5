using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using SchoolComms.Application.Store.Embedded;

namespace SchoolComms.Bench;

/// <summary>The real process in Development, from its start to its first page, beside what PostgreSQL alone takes.</summary>
internal static class ColdStart
{
    private const int Times = 3;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        var (fresh, again, demo) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        var (initialised, started) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Times; i++)
        {
            await InFolderAsync(async folder =>
            {
                initialised.Add(await PostgresAsync(folder, cancel));
                started.Add(await PostgresAsync(folder, cancel));
            });
            await InFolderAsync(async folder =>
            {
                fresh.Add(await ApplicationAsync(folder, seed: false, cancel));
                again.Add(await ApplicationAsync(folder, seed: false, cancel));
            });
            await InFolderAsync(async folder => demo.Add(await ApplicationAsync(folder, seed: true, cancel)));
        }

        Console.WriteLine();
        Console.WriteLine($"start: from the process's start to its first page, {Times} times");
        Console.WriteLine($"  {"", -28}{"median ms", 12}{"worst ms", 10}{"PostgreSQL's share", 22}");
        Line("database not initialised", fresh, initialised);
        Line("the same, demo schools too", demo, initialised);
        Line("database initialised", again, started);
    }

    private static void Line(string name, List<TimeSpan> times, List<TimeSpan> postgres) =>
        Console.WriteLine(
            $"  {name, -28}{Median(times).TotalMilliseconds, 12:N0}{times.Max().TotalMilliseconds, 10:N0}{Median(postgres) / Median(times), 22:N2}"
        );

    private static TimeSpan Median(List<TimeSpan> times) => Load.Percentile([.. times.Order()], 0.5);

    private static async Task InFolderAsync(Func<string, Task> work)
    {
        var folder = TempFolder.Create();
        try
        {
            await work(folder);
        }
        finally
        {
            await TempFolder.DeleteAsync(folder);
        }
    }

    private static async Task<TimeSpan> PostgresAsync(string folder, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        await using var postgres = await EmbeddedPostgres.StartAsync(folder, NullLogger.Instance, settings: null, cancel);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<TimeSpan> ApplicationAsync(string folder, bool seed, CancellationToken cancel)
    {
        var address = WebProcess.FreeAddress();
        var started = Stopwatch.GetTimestamp();
        await using var web = await WebProcess.StartAsync(
            address,
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["SchoolComms__DataFolder"] = folder,
                ["SchoolComms__Demo__Seed"] = seed ? "true" : "false",
            },
            cancel
        );
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var page = await http.GetAsync("/", cancel);
        page.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(started);
    }
}
