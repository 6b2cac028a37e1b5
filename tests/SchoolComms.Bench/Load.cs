using System.Diagnostics;

namespace SchoolComms.Bench;

/// <summary>One client's next piece of work; false when none is left.</summary>
internal delegate Task<bool> Step();

/// <summary>What a load gave.</summary>
/// <param name="PerSecond">Pieces of work done in a second by all clients together.</param>
/// <param name="P50">Half of them took at most so long.</param>
/// <param name="P99">All but one in a hundred took at most so long.</param>
/// <param name="Processor">Processor time of this process, the clients' too, for one piece; PostgreSQL's is not in it.</param>
/// <param name="Allocated">Bytes that this process allocated for one piece, the clients' too.</param>
internal sealed record Figures(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Processor, long Allocated);

/// <summary>Clients at work for a bounded time, all at once: they ask again as soon as they are answered, or evenly.</summary>
internal static class Load
{
    /// <param name="perSecond">How often all together ask; null for as often as they are answered.</param>
    public static async Task<Figures> RunAsync(
        Settings settings,
        IReadOnlyList<Step> clients,
        CancellationToken cancel,
        double? perSecond = null
    )
    {
        await WarmUpAsync(settings, clients, cancel, perSecond);
        var (started, used, allocated) = (Stopwatch.GetTimestamp(), UsedProcessor(), GC.GetTotalAllocatedBytes());
        var latencies = await RepeatAsync(clients, settings.Length, perSecond, cancel);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var count = Math.Max(1, latencies.Length);
        var (processor, bytes) = ((UsedProcessor() - used) / count, (GC.GetTotalAllocatedBytes() - allocated) / count);

        cancel.ThrowIfCancellationRequested();
        if (latencies.Length == 0)
            throw new InvalidOperationException("No work was left after the warm-up: ask for fewer seconds.");

        Array.Sort(latencies);
        return new Figures(
            latencies.Length / elapsed.TotalSeconds,
            Percentile(latencies, 0.50),
            Percentile(latencies, 0.99),
            processor,
            bytes
        );
    }

    /// <summary>The same work, and nothing measured.</summary>
    public static Task WarmUpAsync(Settings settings, IReadOnlyList<Step> clients, CancellationToken cancel, double? perSecond = null) =>
        RepeatAsync(clients, settings.WarmUp, perSecond, cancel);

    /// <summary>The smallest value that at least this share of the sorted values does not exceed.</summary>
    public static TimeSpan Percentile(TimeSpan[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];

    private static TimeSpan UsedProcessor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static async Task<TimeSpan[]> RepeatAsync(
        IReadOnlyList<Step> clients,
        TimeSpan length,
        double? perSecond,
        CancellationToken cancel
    )
    {
        var started = Stopwatch.GetTimestamp();
        var perClient = await Task.WhenAll(clients.Select((client, n) => Task.Run(() => LoopAsync(client, n), CancellationToken.None)));
        return [.. perClient.SelectMany(latencies => latencies)];

        async Task<List<TimeSpan>> LoopAsync(Step step, int client)
        {
            var latencies = new List<TimeSpan>();
            for (var turn = 0L; !cancel.IsCancellationRequested; turn++)
            {
                // Whoever is answered late is late for the next time too, and the wait counts from when it was due.
                var due = perSecond is { } rate ? TimeSpan.FromSeconds((turn * clients.Count + client) / rate) : Elapsed();
                var early = due - Elapsed();
                if (early > TimeSpan.Zero)
                    await Task.Delay(early, CancellationToken.None);
                if (Elapsed() >= length || !await step())
                    break;
                latencies.Add(Elapsed() - due);
            }

            return latencies;
        }

        TimeSpan Elapsed() => Stopwatch.GetElapsedTime(started);
    }
}
