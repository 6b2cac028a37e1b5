using System.Globalization;
using SchoolComms.Testing.Fuzzing;

namespace SchoolComms.Bench;

/// <summary>Everybody of the demonstration schools sends what no honest person types, wherever the application takes something.</summary>
internal static class HostileInput
{
    /// <summary>What is accepted changes a school: after so many requests all begins anew.</summary>
    private const int PerRound = 50_000;

    private const int PerPattern = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        var findings = new Findings();
        try
        {
            for (var round = 1; findings.Tried < settings.Requests; round++)
                await RoundAsync(round, Math.Min(PerRound, settings.Requests - findings.Tried), findings, cancel);
        }
        finally
        {
            Print(findings);
        }

        if (findings.Lines.Count > 0)
            Environment.ExitCode = 1;
    }

    private static async Task RoundAsync(int round, int requests, Findings findings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var guests = await DemoGuests.ArriveAsync(app.Services, app.Http.BaseAddress!, cancel);
        var schools = guests.GroupBy(guest => guest.School).ToList();
        await Task.WhenAll(schools.Select((school, number) => SchoolAsync([.. school], (round * schools.Count) + number)));

        async Task SchoolAsync(Guest[] people, int seed)
        {
            await using var rows = await StoredRows.OpenAsync(app.Owner, people[0].School, cancel);
            var crawls = new List<Crawler>();
            foreach (var guest in people)
                crawls.Add(await Crawler.RunAsync(guest, PerPattern, cancel));
            await new Campaign(crawls, rows, seed, new Oracle(Patience), findings).RunAsync(
                (requests + schools.Count - 1) / schools.Count,
                cancel
            );
        }
    }

    private static void Print(Findings findings)
    {
        var statuses = findings.Statuses.Select(status => string.Create(CultureInfo.InvariantCulture, $"{status.Key}: {status.Value:N0}"));
        Console.WriteLine();
        Console.WriteLine($"hostile: {findings.Tried:N0} requests tried, {findings.Forms} kinds of forms with {findings.Fields} fields");
        Console.WriteLine($"  answers   {string.Join(", ", statuses)}");
        Console.WriteLine($"  findings  {findings.Lines.Count}");
        foreach (var line in findings.Lines)
            Console.WriteLine($"  - {line}");
    }
}
