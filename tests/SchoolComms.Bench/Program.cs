using System.Runtime.InteropServices;
using SchoolComms.Bench;
using SchoolComms.Bench.Faults;

(string Name, string What, Func<Settings, CancellationToken, Task> RunAsync)[] measures =
[
    ("chat", "a parent opens a chat page with 50 messages", ChatPage.RunAsync),
    ("post", "a parent posts a message", Posting.RunAsync),
    ("morning", "parents post while many more sign in than the processor can check", Morning.RunAsync),
    ("evening", "1,000 parents open personal links within a minute and write", Evening.RunAsync),
    ("claim", "signed-in people join by invite links", Claiming.RunAsync),
    ("scale", "a page, a post and a claim in a small store and in a large one", Scaling.RunAsync),
    ("tenancy", "what row security costs the last messages of a chat", Tenancy.RunAsync),
    ("import", "an administrator imports the list of a whole school's students", Importing.RunAsync),
    ("examine", "the regulation examines a message, nothing around it", Examining.RunAsync),
    ("faults", "the database and the application are killed, stopped and cut off while people write, join and import", Endurance.RunAsync),
    ("full-disk", "the disk under the database is full while people write; it needs a small one", FullDisk.RunAsync),
    ("start", "the application starts and answers its first page", ColdStart.RunAsync),
    ("hostile", "bad input into every field of every form and every address", HostileInput.RunAsync),
    ("html", "the Nu checker reads every page", NuChecker.RunAsync),
];

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var chosen = measures.Where(measure => args is [var name, ..] && (name == "all" || name == measure.Name)).ToList();
if (chosen.Count == 0 || Settings.Parse(args[1..]) is not { } settings)
{
    Console.WriteLine(
        "dotnet run -c Release --project tests/SchoolComms.Bench -- <name> [--clients 32] [--seconds 8] [--warm-up 10] [--requests 100000]"
    );
    foreach (var (name, what, _) in measures)
        Console.WriteLine($"  {name, -10}{what}");
    Console.WriteLine($"  {"all", -10}one after another");
    Console.WriteLine("scale takes [--schools 1000] [--messages 10000000], faults [--faults 100] [--posts 500000] [--seed 1]");
    return args.Length == 0 ? 0 : 1;
}

try
{
    foreach (var measure in chosen)
        await measure.RunAsync(settings, stop.Token);

    // What looks for faults says here that it found some.
    return Environment.ExitCode;
}
catch (Exception) when (stop.IsCancellationRequested)
{
    // The application in this process heard the signal too: whatever failed then, failed of that.
    Console.WriteLine("Interrupted.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
