using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>Parents who write one message after another, each with a number of its own, and remember which were acknowledged.</summary>
internal sealed class Parents(Portal portal, TestSchool school)
{
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private long last;

    /// <summary>The message that was refused last; null where none was.</summary>
    public string? Refusal { get; private set; }

    public int Acknowledged => acknowledged.Count;

    /// <summary>When a message was acknowledged last, as a timestamp of the stopwatch.</summary>
    public long LastAt => Interlocked.Read(ref last);

    /// <summary>Signs in and opens the chat, while nothing befalls the portal.</summary>
    public async Task<Func<CancellationToken, Task>> ComeAsync(Person parent, int number, CancellationToken cancel)
    {
        var guest = new Guest(portal.Address);
        await guest.SignInAsync(school.LoginOf(parent), cancel);
        var chat = $"/s/{school.Slug}/chats/{school.ParentsChat.Id.Value}";
        var token = Guest.TokenOf(await guest.OpenAsync(chat, cancel));
        return enough => WriteAsync(guest, chat, token, number, enough);
    }

    private async Task WriteAsync(Guest guest, string chat, string token, int number, CancellationToken cancel)
    {
        using var _ = guest;
        for (var i = 0; !cancel.IsCancellationRequested; i++)
        {
            var text = $"Записка {number}-{i}: кто завтра идёт на экскурсию?";
            try
            {
                using var form = new FormUrlEncodedContent([new("Input.Text", text), new("__RequestVerificationToken", token)]);
                if (await guest.SendAsync(chat, form, cancel) is not { } next || !next.StartsWith("/s/", StringComparison.Ordinal))
                {
                    Refusal = text;
                    continue;
                }

                acknowledged[text] = true;
                Interlocked.Exchange(ref last, Stopwatch.GetTimestamp());
            }
            catch (Exception lost) when (Endurance.IsExpected(lost))
            {
                // Whether it was stored nobody knows: it may stand at most once.
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    /// <summary>What is wrong with what is stored.</summary>
    public async Task<IEnumerable<string>> CheckAsync(NpgsqlDataSource database)
    {
        var stored = new Dictionary<string, long>();
        await using var command = database.CreateCommand("select text, count(*) from message where school_id = $1 group by text");
        command.Parameters.AddWithValue(school.School.Id.Value);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            stored[rows.GetString(0)] = rows.GetInt64(1);

        var lost = acknowledged.Keys.Count(text => !stored.ContainsKey(text));
        var doubled = stored.Values.Count(times => times > 1);
        return [.. Endurance.Complaint(lost, "acknowledged messages were lost"), .. Endurance.Complaint(doubled, "messages stand twice")];
    }
}
