using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// <c>verify</c>: checks every school's record without starting the web, seeding or migrating. <c>--school slug</c> checks one,
/// <c>--anchor NUMBER:HASH</c> an anchor of it; <c>--file export.jsonl</c> checks an export without any database.
/// </summary>
public static class VerifyCommand
{
    private const int Intact = 0;
    private const int Broken = 1;
    private const int NotUnderstood = 2;

    public static bool IsAsked(string[] args) => args is ["verify", ..];

    /// <returns>The process's exit code: 0 when everything holds, 1 when something does not, 2 when it was asked wrongly.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        var asked = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (asked["file"] is { } file)
            return await CheckFileAsync(file, output);

        await using var database = await Database.OpenAsync(builder);
        await using var services = new ServiceCollection()
            .AddStore(database.ConnectionString)
            .AddScoped<VerifyRecords>()
            .BuildServiceProvider();
        return await CheckAsync(services, asked["school"], asked["anchor"], output);
    }

    /// <summary>Checks the schools of the database: a line for each.</summary>
    public static async Task<int> CheckAsync(IServiceProvider services, string? school, string? anchor, TextWriter output)
    {
        if (anchor is not null && (school is null || !anchor.Contains(':', StringComparison.Ordinal)))
        {
            await output.WriteLineAsync("Say whose anchor it is, and number and hash of it: verify --school slug --anchor NUMBER:HASH");
            return NotUnderstood;
        }

        await using var scope = services.CreateAsyncScope();
        var parts = anchor?.Split(':', 2);
        var checks = await scope
            .ServiceProvider.GetRequiredService<VerifyRecords>()
            .RunAsync(school, parts is null ? null : (parts[0], parts[1]), CancellationToken.None);
        if (checks.IsRefused)
        {
            await output.WriteLineAsync(checks.Error is NotFound ? $"There is no school {school}." : $"{anchor} is not an anchor.");
            return NotUnderstood;
        }

        foreach (var (slug, check) in checks.Value)
            await output.WriteLineAsync($"{slug}: {Say(check)}");
        return checks.Value.All(one => one.Check is { IsIntact: true, Held: null or AnchorState.Held }) ? Intact : Broken;
    }

    /// <summary>Checks an export by itself.</summary>
    public static async Task<int> CheckFileAsync(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            await output.WriteLineAsync($"There is no file {file}.");
            return NotUnderstood;
        }

        var check = RecordProof.Check(File.ReadLines(file));
        await output.WriteLineAsync(
            check.Fault is { } fault
                ? $"{file}: {Say(fault)}; {check.Entries} entries hold before it"
                : $"{file}: {check.Header!.Record}, {check.Entries} entries hold, {Say(check.Header)}"
        );
        return check.Holds ? Intact : Broken;
    }

    private static string Say(RecordCheck check)
    {
        var state = check.BrokenAt is { } entry
            ? $"BROKEN at entry {entry}, {check.Entries} entries before it hold"
            : $"{check.Entries} entries, intact";
        var anchor = check.Anchor is { } last ? $", anchor {last.Number}:{last.Hash}" : "";
        var held = check.Held switch
        {
            null => "",
            AnchorState.Held => "; the given anchor holds",
            AnchorState.Missing => "; the given anchor's entry is MISSING: the tail was cut off",
            _ => "; the given anchor DOES NOT HOLD: the record was written anew",
        };
        return $"{state}{anchor}{held}";
    }

    private static string Say(ProofHeader header) =>
        header.Filter.Count == 0
            ? $"the whole record up to {header.HeadNumber}:{header.HeadHash}"
            : "a filtered part: what stands here is genuine, what was left out it cannot show";

    private static string Say(ProofFault fault) =>
        fault switch
        {
            ProofFault.HeaderUnreadable => "BROKEN, the first line is not an export's",
            ProofFault.EntryUnreadable => "BROKEN, the next line is not an entry",
            ProofFault.EntryChanged => "BROKEN, the next entry was changed",
            ProofFault.ChainBroken => "BROKEN, the next entry does not follow",
            ProofFault.CountDiffers => "BROKEN, there are more or fewer entries than the first line says",
            _ => "BROKEN, the newest entry is not the one that the first line names",
        };
}
