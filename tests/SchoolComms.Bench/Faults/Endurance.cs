using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.Audit;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>
/// People write, join and import while the database and the application are killed, stopped and cut off at random moments. Nothing
/// that was acknowledged may be lost, nothing may stand twice or by half, and the portal comes back by itself.
/// </summary>
internal static class Endurance
{
    private const int JoinersAtOnce = 4;

    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var portal = await Portal.OpenAsync();
        await portal.StartWebAsync(cancel);
        await using var services = TestServices.Create(TimeProvider.System, portal.ConnectionString, Portal.InviteKey);
        var school = await TestSchool.CreateAsync(services, "interaction");
        var parents = await ChatPage.ParentsAsync(school, settings.Clients);
        var (writers, joiners, importer) = (new Parents(portal, school), new Joiners(portal, school), new Importer(portal, school));
        var queue = new Queue(school, parents[0], () => portal.ConnectionString);

        var writing = await Task.WhenAll(parents.Select((parent, number) => writers.ComeAsync(parent, number, cancel)));

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] work =
        [
            .. writing.Select(writeAsync => Task.Run(() => writeAsync(enough.Token), cancel)),
            Task.Run(() => joiners.JoinAsync(JoinersAtOnce, enough.Token), cancel),
            Task.Run(() => importer.ImportAsync(enough.Token), cancel),
            Task.Run(() => queue.FillAsync(enough.Token), cancel),
        ];
        var suffered = await SufferAsync(portal, writers, work, settings, cancel);
        while (writers.Acknowledged < settings.Posts)
            await Task.Delay(50, cancel);
        await enough.CancelAsync();
        await Task.WhenAll(work);
        await queue.EmptiedAsync(cancel);

        await using var database = NpgsqlDataSource.Create(portal.ConnectionString);
        string[] complaints =
        [
            .. await writers.CheckAsync(database),
            .. await joiners.CheckAsync(database),
            .. await importer.CheckAsync(database),
            .. await queue.CheckAsync(),
            .. await CheckRecordAsync(services, cancel),
            .. Complaint(suffered.Count(one => one.Back > Patience), $"times it took more than {Patience.TotalSeconds} s to come back"),
        ];

        Console.WriteLine();
        Console.WriteLine(
            $"faults: {suffered.Count} faults; {writers.Acknowledged:N0} messages acknowledged, {writers.SentAgain:N0} times a form was sent again, {joiners.Joined:N0} people joined, {importer.Imported:N0} lists imported, {queue.Count:N0} waiting messages sent"
        );
        foreach (var kind in suffered.GroupBy(one => one.Fault, one => one.Back).OrderBy(kind => kind.Key))
        {
            TimeSpan[] backs = [.. kind.Order()];
            Console.WriteLine(
                $"  {kind.Key, -16} {backs.Length, 3} times, back within: median {backs[backs.Length / 2].TotalSeconds:N1} s, worst {backs[^1].TotalSeconds:N1} s"
            );
        }

        foreach (var complaint in complaints)
            Console.WriteLine($"  {complaint}");
        if (complaints.Length > 0)
            throw new InvalidOperationException("The portal did not stand it.");
        Console.WriteLine("  nothing lost, nothing doubled, nothing by half, the records hold");
    }

    public static bool IsExpected(Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException or NpgsqlException
        || failure.InnerException is NpgsqlException;

    public static IEnumerable<string> Complaint(long count, string what) => count == 0 ? [] : [$"{count:N0} {what}"];

    // At random moments, so that the faults are spread over the messages.
    private static async Task<List<(Fault Fault, TimeSpan Back)>> SufferAsync(
        Portal portal,
        Parents writers,
        Task[] work,
        Settings settings,
        CancellationToken cancel
    )
    {
        var chance = new Random(settings.Seed);
        var suffered = new List<(Fault Fault, TimeSpan Back)>();
        while (suffered.Count < settings.Faults)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5 + 2 * chance.NextDouble()), cancel);
            var enough = (suffered.Count + chance.NextDouble()) * settings.Posts / settings.Faults;
            while (writers.Acknowledged < enough)
                await Task.Delay(50, cancel);
            var fault = (Fault)chance.Next(Enum.GetValues<Fault>().Length);
            await portal.SufferAsync(fault, LongestAway * chance.NextDouble(), cancel);
            suffered.Add((fault, await BackAsync(writers, work, cancel)));
            Console.WriteLine(
                $"  {suffered.Count, 4} {fault, -16} {suffered[^1].Back.TotalSeconds, 5:N1} s, {writers.Acknowledged:N0} acknowledged"
            );
        }

        return suffered;
    }

    // From when everything that the portal stands on is there again until a message is acknowledged.
    private static async Task<TimeSpan> BackAsync(Parents writers, Task[] work, CancellationToken cancel)
    {
        var mended = Stopwatch.GetTimestamp();
        while (writers.LastAt <= mended)
        {
            await Task.Delay(10, cancel);
            if (Array.Find(work, one => one.IsFaulted) is { } failed)
                await failed;
            if (Stopwatch.GetElapsedTime(mended) > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException($"Nothing is acknowledged; the last refusal: {writers.Refusal}");
        }

        return Stopwatch.GetElapsedTime(mended, writers.LastAt);
    }

    private static async Task<IEnumerable<string>> CheckRecordAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var checks = await scope.ServiceProvider.GetRequiredService<VerifyRecords>().RunAsync(null, null, cancel);
        return Complaint(checks.Value.Count(one => !one.Check.IsIntact), "records are broken");
    }
}
