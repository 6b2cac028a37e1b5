using System.Runtime.InteropServices;
using SchoolComms.Bench;

(string Name, string What, Func<Settings, CancellationToken, Task> RunAsync)[] measures =
[
    ("chat", "a parent opens a chat page with 50 messages", ChatPage.RunAsync),
    ("post", "a parent posts a message", Posting.RunAsync),
    ("claim", "signed-in people join by invite links", Claiming.RunAsync),
    ("tenancy", "what row security costs the last messages of a chat", Tenancy.RunAsync),
    ("import", "an administrator imports the list of a whole school's students", Importing.RunAsync),
    ("examine", "the regulation examines a message, nothing around it", Examining.RunAsync),
    ("start", "the application starts and answers its first page", ColdStart.RunAsync),
];

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var chosen = measures.Where(measure => args is [var name, ..] && (name == "all" || name == measure.Name)).ToList();
if (chosen.Count == 0 || Settings.Parse(args[1..]) is not { } settings)
{
    Console.WriteLine("dotnet run -c Release --project tests/SchoolComms.Bench -- <name> [--clients 32] [--seconds 8] [--warm-up 10]");
    foreach (var (name, what, _) in measures)
        Console.WriteLine($"  {name, -9}{what}");
    Console.WriteLine($"  {"all", -9}one after another");
    return args.Length == 0 ? 0 : 1;
}

try
{
    foreach (var measure in chosen)
        await measure.RunAsync(settings, stop.Token);
    return 0;
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
