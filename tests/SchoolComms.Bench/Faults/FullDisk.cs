using System.Diagnostics;
using System.Net;
using Npgsql;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>
/// People write until the disk that the database stands on is full, and go on: each is told to come again, reading goes on, and once there is
/// room the portal takes messages again by itself. It fills the file system of the temporary folder, so it asks for a small one.
/// </summary>
internal static class FullDisk
{
    private const long Largest = 2L * 1024 * 1024 * 1024;
    private const int Refusals = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        var disk = new DriveInfo(Path.GetTempPath());
        if (disk.TotalSize > Largest)
        {
            Console.WriteLine(
                "full-disk: not measured, as it fills a file system. Mount a small one (mount -t tmpfs -o size=400m tmpfs /mnt/small) and set TMPDIR to it."
            );
            return;
        }

        await using var portal = await Portal.OpenAsync();
        await portal.StartWebAsync(cancel);
        await using var services = TestServices.Create(TimeProvider.System, portal.ConnectionString, Portal.InviteKey);
        var school = await TestSchool.CreateAsync(services, "interaction");
        var people = await ChatPage.ParentsAsync(school, settings.Clients);
        var writers = new Parents(portal, school);
        var writing = await Task.WhenAll(people.Select((parent, number) => writers.ComeAsync(parent, number, cancel)));
        using var reader = new Guest(portal.Address);
        await reader.SignInAsync(school.LoginOf(people[0]), cancel);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = Task.WhenAll(writing.Select(writeAsync => Task.Run(() => writeAsync(enough.Token), cancel)));
        var filling = Path.Combine(Path.GetTempPath(), "schoolcomms-full-disk");
        await Task.Delay(settings.Length, cancel);
        var beforeFull = writers.Acknowledged;
        try
        {
            await FillAsync(filling, cancel);
            while (writers.SentAgain < Refusals)
                await Task.Delay(50, cancel);
            await reader.OpenAsync($"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}", cancel);
        }
        finally
        {
            File.Delete(filling);
        }

        var (room, refused) = (Stopwatch.GetTimestamp(), writers.SentAgain);
        while (writers.LastAt <= room)
            await Task.Delay(10, cancel);
        var back = Stopwatch.GetElapsedTime(room, writers.LastAt);
        await Task.Delay(settings.Length, cancel);
        await enough.CancelAsync();
        await work;

        await using var database = NpgsqlDataSource.Create(portal.ConnectionString);
        string[] complaints =
        [
            .. await writers.CheckAsync(database),
            .. Endurance.Complaint(
                writers.Refusals.Where(one => one.Key != HttpStatusCode.ServiceUnavailable).Sum(one => one.Value),
                "refusals were not 503"
            ),
            .. Endurance.Complaint(back > Patience ? 1 : 0, $"times it took more than {Patience.TotalSeconds} s to come back"),
        ];
        Console.WriteLine();
        Console.WriteLine(
            $"full-disk: {beforeFull:N0} messages acknowledged until the disk was full, {refused:N0} refused then, back within {back.TotalSeconds:N1} s, {writers.Acknowledged:N0} acknowledged in all"
        );
        foreach (var complaint in complaints)
            Console.WriteLine($"  {complaint}");
        if (complaints.Length > 0)
            throw new InvalidOperationException("The portal did not stand it.");
        Console.WriteLine("  chats could be read meanwhile; nothing lost, nothing doubled");
    }

    private static async Task FillAsync(string file, CancellationToken cancel)
    {
        await using var filling = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var part = new byte[1024 * 1024]; part.Length > 512; )
        {
            try
            {
                await filling.WriteAsync(part, cancel);
            }
            catch (IOException)
            {
                part = new byte[part.Length / 2];
            }
        }
    }
}
