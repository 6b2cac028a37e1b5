using Npgsql;

namespace SchoolComms.Bench;

/// <summary>
/// Parents of eight schools write into their chats: signed in, with the antiforgery token, examined by the regulation. Beside it
/// what one message a commit can do at best: the membership and the block checked, the message inserted and the read mark moved by
/// one prepared statement.
/// </summary>
internal static class Posting
{
    private const string OneStatement = """
        with author as (
            update chat_member m set last_read = greatest(m.last_read, $4)
                where m.school_id = $1 and m.chat_id = $2 and m.person_id = $3 and m.ended_at is null
                    and not exists (select from block b where b.school_id = $1 and b.chat_id = $2 and b.person_id = $3
                        and b.blocked_from <= $6 and $6 < b.blocked_until)
                returning m.school_id, m.chat_id, m.person_id)
        insert into message (school_id, chat_id, id, author_id, author, kind, text, sent_at, file_count)
            select school_id, chat_id, $4, person_id, 'Parent', 'Text', $5, $6, 0 from author
        """;

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        await using var app = await BenchApp.StartAsync();
        var writers = await Writer.ComeAsync(app, settings.Clients);
        var bare = await Load.RunAsync(settings, app.BareClients(settings), cancel);
        Step[] posting = [.. writers.Select(writer => (Step)writer.WriteAsync)];
        var posts = await Load.RunAsync(settings, posting, cancel);
        var half = await Load.RunAsync(settings, posting, cancel, posts.PerSecond / 2);
        var limit = await LimitAsync(settings, app, writers, cancel);
        Table.Print(
            $"post: a parent posts a message, {settings.Clients} at once",
            posts,
            ("bare endpoint", bare),
            ("one statement, prepared", limit)
        );
        Table.Line("half as many, evenly", half, share: null);
    }

    // Each client on a connection of its own, in its school from the start: nothing but the statement goes over the wire.
    private static async Task<Figures> LimitAsync(Settings settings, BenchApp app, Writer[] writers, CancellationToken cancel)
    {
        var connections = new List<NpgsqlConnection>();
        try
        {
            var steps = new List<Step>();
            foreach (var writer in writers)
            {
                connections.Add(new NpgsqlConnection(app.ConnectionStringIn(writer.School.School.Id)));
                await connections[^1].OpenAsync(cancel);
                steps.Add(await StatementAsync(connections[^1], writer, app, cancel));
            }

            return await Load.RunAsync(settings, steps, cancel);
        }
        finally
        {
            foreach (var connection in connections)
                await connection.DisposeAsync();
        }
    }

    private static async Task<Step> StatementAsync(NpgsqlConnection connection, Writer writer, BenchApp app, CancellationToken cancel)
    {
        var id = new NpgsqlParameter<Guid>();
        var now = new NpgsqlParameter<DateTimeOffset>();
        var command = new NpgsqlCommand(OneStatement, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = writer.School.School.Id.Value },
                new NpgsqlParameter<Guid> { TypedValue = writer.Chat.Id.Value },
                new NpgsqlParameter<Guid> { TypedValue = writer.Parent.Id.Value },
                id,
                new NpgsqlParameter<string> { TypedValue = Writer.Text },
                now,
            },
        };
        Fill();
        await command.PrepareAsync(cancel);
        return async () =>
        {
            Fill();
            return await command.ExecuteNonQueryAsync(CancellationToken.None) == 1
                ? true
                : throw new InvalidOperationException("The message was not stored.");
        };

        void Fill() => (id.TypedValue, now.TypedValue) = (Guid.CreateVersion7(app.Now), app.Now.ToUniversalTime());
    }
}
