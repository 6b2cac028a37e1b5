using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>The same work in a store of a few schools and in one of very many: what one piece costs there by what it costs here.</summary>
internal static class Scaling
{
    private const int SmallSchools = 10;
    private const int Parents = 30;

    // Spread over the store, so that what is read is not always what was just read.
    private const int Visited = 200;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var small = await FilledAsync(SmallSchools, settings.Messages / settings.Schools * SmallSchools);
        await using var large = await FilledAsync(settings.Schools, settings.Messages);
        Console.WriteLine();
        Console.WriteLine($"scale: {SmallSchools} schools, and {settings.Schools:N0} schools with {settings.Messages:N0} messages");
        foreach (var (name, clientsAsync) in Work(settings))
        {
            // In turns, and only the second turn counts: the first makes the code warm, for whichever store comes first.
            await Load.RunAsync(settings, await clientsAsync(small), cancel);
            await Load.RunAsync(settings, await clientsAsync(large), cancel);
            var here = await Load.RunAsync(settings, await clientsAsync(small), cancel);
            var there = await Load.RunAsync(settings, await clientsAsync(large), cancel);
            Table.Head(name, "cost of one, large by small");
            Table.Line("small store", here, share: null);
            Table.Line("large store", there, here.PerSecond / there.PerSecond);
        }
    }

    private static (string Name, Func<BenchApp, Task<Step[]>> ClientsAsync)[] Work(Settings settings) =>
        [
            ("chat page", async app => Steps(settings, await VisitsAsync(app), visit => visit.Visitor.GetAsync(visit.Chat))),
            ("post", async app => Steps(settings, await FilledInAsync(app), visit => visit.Visitor.PostAsync(visit.Chat))),
            ("claim", async app => ClaimSteps(settings, app, await Claiming.CrowdsAsync(app, settings))),
        ];

    private static async Task<BenchApp> FilledAsync(int schools, int messages)
    {
        var app = await BenchApp.StartAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        for (var i = 0; i < Parents; i++)
            await school.AddParentAsync();

        await using var store = await LargeStore.OpenAsync(app.Owner);
        await store.AddSchoolsAsync(school, schools - 1);
        await store.AddMessagesAsync(school, messages);
        await store.AnalyseAsync();
        return app;
    }

    // One parent of each of many schools, in the chat of the class.
    private static async Task<List<Visit>> VisitsAsync(BenchApp app)
    {
        await using var store = await LargeStore.OpenAsync(app.Owner);
        return await store.ReadAsync(
            $"""
            select distinct on (s.school_id) s.slug, c.id, p.account_id
            from school s join chat c using (school_id) join chat_member m on m.school_id = s.school_id and m.chat_id = c.id
                join person p on p.school_id = m.school_id and p.id = m.person_id
            where c.kind = 'ClassParents' and m.role = 'Parent'
            order by s.school_id, p.id
            limit {Visited}
            """,
            row => new Visit(app.SignedIn(new AccountId(row.GetGuid(2))), $"/s/{row.GetString(0)}/chats/{row.GetGuid(1)}")
        );
    }

    private static async Task<List<Visit>> FilledInAsync(BenchApp app)
    {
        var visits = await VisitsAsync(app);
        foreach (var visit in visits)
            await visit.Visitor.FillInAsync(visit.Chat, new() { ["Input.Text"] = "Скажите, пожалуйста, нужна ли завтра сменная обувь?" });
        return visits;
    }

    private static Step[] Steps(Settings settings, List<Visit> visits, Func<Visit, Task<bool>> step)
    {
        var next = -1;
        return
        [
            .. Enumerable.Repeat<Step>(
                () => step(visits[(Interlocked.Increment(ref next) & int.MaxValue) % visits.Count]),
                settings.Clients
            ),
        ];
    }

    private static Step[] ClaimSteps(Settings settings, BenchApp app, Crowd[] crowds) =>
        [
            .. Enumerable
                .Range(0, settings.Clients)
                .Select(client =>
                    (Step)(async () => crowds[client % crowds.Length].Next() is { } newcomer && await Claiming.JoinAsync(app, newcomer))
                ),
        ];

    /// <summary>Somebody before the chat that they open.</summary>
    private sealed record Visit(Visitor Visitor, string Chat);
}
