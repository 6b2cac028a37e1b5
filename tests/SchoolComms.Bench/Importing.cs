using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People.Roster;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>An administrator imports the list of all students with their parents, into new schools one after another.</summary>
internal static class Importing
{
    private const int Times = 5;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var list = new RosterImport(RosterKind.Students, List());
        var (previews, imports, repetitions) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());

        // The first is to warm up, the second is recorded.
        await ApplyAsync(await TestSchool.CreateAsync(app.Services), list, cancel);
        var recorded = await TestSchool.CreateAsync(app.Services);
        var recording = await app.Tape.RecordAsync(app.Now, () => ApplyAsync(recorded, list, cancel));
        RosterPlan plan = null!;
        for (var i = 0; i < Times; i++)
        {
            var school = await TestSchool.CreateAsync(app.Services);
            await PreviewAsync(school, list, cancel);
            previews.Add(await TimeAsync(() => PreviewAsync(school, list, cancel)));
            imports.Add(await TimeAsync(async () => plan = await ApplyAsync(school, list, cancel)));
            repetitions.Add(await TimeAsync(() => ApplyAsync(school, list, cancel)));
        }

        var sql = await ReplayAsync(app, recorded, recording, cancel);
        Console.WriteLine();
        Console.WriteLine(
            $"import: {plan.StudentsToCreate.Count:N0} students, {plan.ParentsToCreate.Count:N0} parents, {Times} times; {recording.RoundTrips} round trips to the database"
        );
        Console.WriteLine($"  {"", -28}{"median ms", 12}{"worst ms", 10}{"application's share", 22}");
        Line("application", imports, share: null);
        Line("same SQL, prepared", sql, Median(sql) / Median(imports));
        Line("preview, nothing written", previews, share: null);
        Line("the same list again", repetitions, share: null);
    }

    private static Task<RosterPlan> ApplyAsync(TestSchool school, RosterImport list, CancellationToken cancel) =>
        ByAdministratorAsync<ApplyRoster>(school, (apply, actor) => apply.RunAsync(actor, list, choice: null, order: null, cancel));

    private static Task<RosterPlan> PreviewAsync(TestSchool school, RosterImport list, CancellationToken cancel) =>
        ByAdministratorAsync<PreviewRoster>(school, (preview, actor) => preview.RunAsync(actor, list, cancel));

    private static async Task<RosterPlan> ByAdministratorAsync<TUseCase>(
        TestSchool school,
        Func<TUseCase, Actor, Task<Result<RosterPlan>>> work
    )
        where TUseCase : notnull
    {
        var actor = await school.ActorAsync(school.Administrator);
        return (await school.RunAsync<TUseCase, Result<RosterPlan>>(useCase => work(useCase, actor))).Value;
    }

    private static async Task<List<TimeSpan>> ReplayAsync(BenchApp app, TestSchool recorded, Recording recording, CancellationToken cancel)
    {
        await using var replay = await Replay.OpenAsync(
            app.Services.GetRequiredService<NpgsqlDataSource>(),
            recording,
            () => app.Now,
            cancel
        );
        var times = new List<TimeSpan>();
        for (var i = 0; i < Times; i++)
        {
            var school = await TestSchool.CreateAsync(app.Services);
            times.Add(await TimeAsync(() => replay.RunAsync(Swap)));

            object? Swap(object? value) =>
                value switch
                {
                    Guid id when id == recorded.School.Id.Value => school.School.Id.Value,
                    Guid id when id == recorded.Class.Id.Value => school.Class.Id.Value,
                    Guid id when id == recorded.Administrator.Id.Value => school.Administrator.Id.Value,
                    _ => value,
                };
        }

        return times;
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Line(string name, List<TimeSpan> times, double? share) =>
        Console.WriteLine($"  {name, -28}{Median(times).TotalMilliseconds, 12:N0}{times.Max().TotalMilliseconds, 10:N0}{share, 22:N2}");

    private static TimeSpan Median(List<TimeSpan> times) => Load.Percentile([.. times.Order()], 0.5);

    // A whole school's list where one lies beside the repository, else one of our own.
    private static byte[] List()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var list = Path.Combine(folder.FullName, "shared", "data", "roster", "students.csv");
            if (File.Exists(list))
                return File.ReadAllBytes(list);
        }

        var lines = Enumerable
            .Range(0, 1_000)
            .Select(i =>
                $"{Crowd.Surname(i)} Егор Ильич;{i / 100 + 1}{"АБВГ"[i / 25 % 4]};05.05.2012;{Crowd.Surname(i)} Анна Ильинична;+7 900 {i:000-00-00};parent{i}@family.example"
            );
        return Encoding.UTF8.GetBytes(string.Join('\n', ["ФИО обучающегося;Класс;Дата рождения;Родитель 1;Телефон 1;Почта 1", .. lines]));
    }
}
