using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        var address = $"http://127.0.0.1:{FreePort()}";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(Web(folder, seed, address))!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        try
        {
            await AnsweredAsync(process, address, cancel);
            return Stopwatch.GetElapsedTime(started);
        }
        finally
        {
            await StopAsync(process);
            if (process.ExitCode != 0)
                Console.WriteLine(string.Concat(await said));
        }
    }

    private static ProcessStartInfo Web(string folder, bool seed, string address)
    {
        // This project's output and the application's differ by the project's folder only.
        var own = AppContext.BaseDirectory;
        var root = own[..own.IndexOf(Path.Combine("tests", "SchoolComms.Bench"), StringComparison.Ordinal)];
        var project = Path.Combine(root, "src", "SchoolComms.Web");
        var output = Path.GetRelativePath(Path.Combine(root, "tests", "SchoolComms.Bench"), own);
        return new ProcessStartInfo("dotnet", [Path.Combine(project, output, "SchoolComms.Web.dll")])
        {
            WorkingDirectory = project,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address,
                ["SchoolComms__DataFolder"] = folder,
                ["SchoolComms__Demo__Seed"] = seed ? "true" : "false",
            },
        };
    }

    private static async Task AnsweredAsync(Process process, string address, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (true)
        {
            try
            {
                using var page = await http.GetAsync("/", cancel);
                page.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && !process.HasExited)
            {
                await Task.Delay(10, cancel);
            }
        }
    }

    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
            Process.Start("kill", ["-TERM", process.Id.ToString()]).Dispose();
        await process.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
