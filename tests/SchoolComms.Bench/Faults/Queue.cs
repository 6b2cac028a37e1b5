using Npgsql;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>Messages that wait and are due at once: the application sends each exactly once.</summary>
internal sealed class Queue(TestSchool school, Person author, Func<string> connection)
{
    public int Count { get; private set; }

    public async Task FillAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            // A number of its own for each attempt: one that failed may be stored all the same.
            Count++;
            try
            {
                await using var database = NpgsqlDataSource.Create(connection());
                await using var insert = database.CreateCommand(
                    """
                    insert into queued_message (school_id, id, chat_id, author_id, text, queued_at, due_at, state)
                    values ($1, $2, $3, $4, $5, now(), now(), 'Waiting')
                    """
                );
                insert.Parameters.AddWithValue(school.School.Id.Value);
                insert.Parameters.AddWithValue(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
                insert.Parameters.AddWithValue(school.ParentsChat.Id.Value);
                insert.Parameters.AddWithValue(author.Id.Value);
                insert.Parameters.AddWithValue($"Отложенное {Count}: кто завтра идёт на экскурсию?");
                await insert.ExecuteNonQueryAsync(CancellationToken.None);
                await Task.Delay(TimeSpan.FromSeconds(0.2), CancellationToken.None);
            }
            catch (Exception lost) when (Endurance.IsExpected(lost))
            {
                await Task.Delay(200, CancellationToken.None);
            }
        }
    }

    /// <summary>Waits until the application has sent what is due.</summary>
    public async Task EmptiedAsync(CancellationToken cancel)
    {
        while (await AskAsync("select count(*) from queued_message where school_id = $1 and state = 'Waiting'") > 0)
            await Task.Delay(500, cancel);
    }

    public async Task<IEnumerable<string>> CheckAsync() =>
        [
            .. Endurance.Complaint(
                await AskAsync("select count(*) from queued_message where school_id = $1 and state <> 'Sent'"),
                "waiting messages were not sent"
            ),
            .. Endurance.Complaint(
                await AskAsync(
                    """
                    select count(*) from queued_message queued
                    left join (select text, count(*) as times from message where school_id = $1 group by text) sent on sent.text = queued.text
                    where queued.school_id = $1 and sent.times is distinct from 1
                    """
                ),
                "waiting messages do not stand exactly once"
            ),
        ];

    private async Task<long> AskAsync(string question)
    {
        await using var database = NpgsqlDataSource.Create(connection());
        await using var command = database.CreateCommand(question);
        command.CommandTimeout = 120;
        command.Parameters.AddWithValue(school.School.Id.Value);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
