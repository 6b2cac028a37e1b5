using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Bench;

/// <summary>What examining a message costs by itself: the preset with the most rules, a parent's message, texts of three lengths.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Examining
{
    private const string Short = "Добрый день! Подскажите, пожалуйста, во сколько завтра заканчивается пятый урок?";

    private static readonly Regulation Regulation = RegulationPreset.Find("posting-hours")!.Regulation;
    private static readonly DateOnly Dated = new(2026, 2, 11);
    private static readonly DateTimeOffset Open = new(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(3));
    private static readonly Circumstances Circumstances = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"),
        WorkingCalendar.State,
        new HashSet<Rule>()
    );

    private Draft draft = null!;

    /// <summary>The text's length in characters.</summary>
    [Params(80, 4_000, 1_000_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Write() =>
        draft = new Draft(string.Join(' ', Enumerable.Repeat(Short, (Length / Short.Length) + 1))[..Length], Audience.Parent, Open);

    [Benchmark]
    public Verdict Message() => Examine.Message(Regulation, Dated, draft, Circumstances);

    internal static Task RunAsync(Settings settings, CancellationToken cancel)
    {
        // In this process: a project of the tool's own would not build under the repository's rules.
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "schoolcomms-bench"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<Examining>(config);

        Console.WriteLine();
        Console.WriteLine("examine: a parent's message under the preset with posting hours");
        Console.WriteLine($"  {"characters", 12}{"µs", 12}{"± µs", 10}{"KB", 12}");
        foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
        {
            var (time, memory) = (report.ResultStatistics!, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));
            Console.WriteLine(
                $"  {report.BenchmarkCase.Parameters["Length"], 12:N0}{time.Mean / 1000, 12:N1}{time.StandardDeviation / 1000, 10:N1}{memory / 1024, 12:N0}"
            );
        }

        return Task.CompletedTask;
    }
}
