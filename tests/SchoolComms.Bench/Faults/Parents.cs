using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Npgsql;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>
/// Parents who write one message after another, each with a number of its own. Who gets no answer sends the same form again, as on a
/// poor connection, until it is acknowledged.
/// </summary>
internal sealed class Parents(Portal portal, TestSchool school)
{
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private readonly ConcurrentDictionary<HttpStatusCode, int> refusals = new();
    private long last;
    private int sentAgain;

    /// <summary>The message that was refused last; null where none was.</summary>
    public string? Refusal { get; private set; }

    public int Acknowledged => acknowledged.Count;

    /// <summary>How often a form was sent again.</summary>
    public int SentAgain => sentAgain;

    /// <summary>How often a form was answered, and not acknowledged, by status.</summary>
    public IReadOnlyDictionary<HttpStatusCode, int> Refusals => refusals;

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
            KeyValuePair<string, string>[] form =
            [
                new("Input.Text", text),
                new("Input.Form", $"{number}-{i}"),
                new("__RequestVerificationToken", token),
            ];
            while (!await IsAcknowledgedAsync(guest, chat, form, cancel) && !cancel.IsCancellationRequested)
            {
                Refusal = text;
                Interlocked.Increment(ref sentAgain);
                await Task.Delay(20, CancellationToken.None);
            }

            if (cancel.IsCancellationRequested)
                return;
            acknowledged[text] = true;
            Interlocked.Exchange(ref last, Stopwatch.GetTimestamp());
        }
    }

    // Without an answer nobody knows whether it was stored.
    private async Task<bool> IsAcknowledgedAsync(Guest guest, string chat, KeyValuePair<string, string>[] form, CancellationToken cancel)
    {
        try
        {
            using var fields = new FormUrlEncodedContent(form);
            if (await guest.SendAsync(chat, fields, cancel) is { } next && next.StartsWith("/s/", StringComparison.Ordinal))
                return true;

            refusals.AddOrUpdate(guest.Answered!.Value, 1, (_, times) => times + 1);
            return false;
        }
        catch (Exception lost) when (Endurance.IsExpected(lost))
        {
            return false;
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
