using Npgsql;
using SchoolComms.Application.Store;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>What row security costs: the statement that reads the last messages of a chat, under the policy and without it.</summary>
internal static class Tenancy
{
    private const int Schools = 250;
    private const int Chats = 8;
    private const int Messages = 500;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        // Connected as the application is, so that only the role and the policy differ.
        var asApplication = new NpgsqlConnectionStringBuilder(app.Application.ConnectionString)
        {
            Password = new NpgsqlConnectionStringBuilder(app.Owner).Password,
        };
        asApplication.Options = asApplication.Options!.Replace(
            $"-c role={StoreRegistration.ApplicationRole}",
            "",
            StringComparison.Ordinal
        );
        await using var owner = NpgsqlDataSource.Create(asApplication);
        var school = await TestSchool.CreateAsync(app.Services);
        await school.AddMessageAsync(school.ParentsChat, school.ClassTeacher, "Завтра экскурсия, собираемся у входа в 9:00.", app.Now);
        await MultiplyAsync(owner, cancel);

        var visitor = app.SignedIn(school.Parent.Account!.Value);

        // The newest page is read for several at once, a page of older messages by the request itself: by the same statement.
        var older = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}?before={Guid.AllBitsSet}";
        var page = await app.RecordAsync([() => visitor.GetAsync(older)]);
        var lines = page[0].Statements.Single(said => said.Sql.Contains("FROM message") && said.Sql.Contains("LIMIT"));
        var same = page[0] with { Statements = [lines] };
        var unset = page[0] with { Statements = [lines with { School = null }] };

        Subject[] subjects =
        [
            await Subject.OpenAsync(app, app.Application, same, settings, cancel),
            await Subject.OpenAsync(app, owner, same, settings, cancel),
            await Subject.OpenAsync(app, owner, unset, settings, cancel),
        ];
        await Turns.RunAsync(settings, Array.ConvertAll(subjects, subject => subject.Contender), cancel);

        var (secured, open, bare) = (subjects[0].Contender, subjects[1].Contender, subjects[2].Contender);
        Console.WriteLine();
        Console.WriteLine($"tenancy: the last messages of a chat among {Schools * Chats * Messages:N0}, medians of {Turns.Count} turns");
        Console.WriteLine($"  {"", -44}{"per second", 12}{"of it", 8}");
        Console.WriteLine($"  {"under row security", -44}{secured.Figures.PerSecond, 12:N0}");
        Console.WriteLine($"  {"the same text by the owner, whom none holds", -44}{open.Figures.PerSecond, 12:N0}{secured.Of(open), 8:N3}");
        Console.WriteLine($"  {"and without telling the school", -44}{bare.Figures.PerSecond, 12:N0}{secured.Of(bare), 8:N3}");
        foreach (var subject in subjects)
            await subject.DisposeAsync();
    }

    // The one message again and again: in its own chat, and in chats of schools that exist by their messages alone.
    private static async Task MultiplyAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand(
            $"""
            begin;
            set local session_replication_role = replica;
            insert into message
            select made.*
            from message one, generate_series(0, {Schools * Chats - 1}) chat, generate_series(1, {Messages}) n,
                jsonb_populate_record(one, jsonb_build_object(
                    'id', (substr(one.id::text, 1, 14) || '7' || lpad(to_hex(n), 3, '0') || '-8000-' || lpad(to_hex(chat), 12, '0'))::uuid,
                    'chat_id', case when chat = 0 then one.chat_id else md5('chat' || chat)::uuid end,
                    'school_id', case when chat = 0 then one.school_id else md5('school' || chat / {Chats})::uuid end)) made;
            commit;
            analyze;
            """
        );
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>One way to say the statement, each client on a connection of its own.</summary>
    private sealed class Subject : IAsyncDisposable
    {
        private readonly IReadOnlyList<Replay> replays;

        private Subject(IReadOnlyList<Replay> replays)
        {
            this.replays = replays;
            Contender = new Contender([.. replays.Select(replay => (Step)(() => replay.RunAsync(value => value)))]);
        }

        public Contender Contender { get; }

        public static async Task<Subject> OpenAsync(
            BenchApp app,
            NpgsqlDataSource source,
            Recording recording,
            Settings settings,
            CancellationToken cancel
        )
        {
            var opened = new List<Replay>();
            for (var client = 0; client < settings.Clients; client++)
                opened.Add(await Replay.OpenAsync(source, recording, () => app.Now, cancel));
            return new Subject(opened);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var replay in replays)
                await replay.DisposeAsync();
        }
    }
}
