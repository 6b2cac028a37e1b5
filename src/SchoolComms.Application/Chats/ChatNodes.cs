using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Chats;

/// <summary>
/// Carries hints between the web nodes on one database. It sends one NOTIFY for all that has gathered, outside the messages'
/// transactions: one in each would make their commits wait for each other.
/// </summary>
public sealed class ChatNodes(NpgsqlDataSource source, LiveChats live, ILogger<ChatNodes> log) : BackgroundService
{
    private const string Topic = "chat_hints";

    // A NOTIFY carries less than 8,000 bytes; a hint takes about 100.
    private const int AtOnce = 70;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long nothing may be heard before the database is asked whether it is still there: a connection that was dropped without a
    /// word stays silent too.
    /// </summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    private readonly string node = RandomNumberGenerator.GetHexString(16);
    private readonly Channel<ChatHint> said = Channel.CreateBounded<ChatHint>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        live.Said += Gather;
        try
        {
            await Task.WhenAll(WhileItRunsAsync(TellAsync, stoppingToken), WhileItRunsAsync(ListenAsync, stoppingToken));
        }
        finally
        {
            live.Said -= Gather;
        }
    }

    private void Gather(object? sender, ChatHintEventArgs saying) => said.Writer.TryWrite(saying.Hint);

    private async Task TellAsync(CancellationToken cancel)
    {
        while (await said.Reader.WaitToReadAsync(cancel))
        {
            var hints = new HashSet<ChatHint>();
            while (hints.Count < AtOnce && said.Reader.TryRead(out var hint))
                hints.Add(hint);

            await using var notify = source.CreateCommand("select pg_notify($1, $2)");
            notify.Parameters.AddWithValue(Topic);
            notify.Parameters.AddWithValue(string.Join('\n', hints.Select(Written).Prepend(node)));
            await notify.ExecuteNonQueryAsync(cancel);
            await Task.Delay(Gathering, cancel);
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, notification) => Hear(notification.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Topic}", connection))
            await listen.ExecuteNonQueryAsync(cancel);

        live.Miss();
        await using var question = new NpgsqlCommand("select", connection);
        while (!cancel.IsCancellationRequested)
        {
            if (!await connection.WaitAsync(Silence, cancel))
                await question.ExecuteNonQueryAsync(cancel);
        }
    }

    private void Hear(string payload)
    {
        var lines = payload.Split('\n');
        if (lines[0] == node)
            return;

        foreach (var line in lines.Skip(1))
            live.Hear(Read(line));
    }

    private async Task WhileItRunsAsync(Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await work(cancel);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or IOException)
            {
                log.LogWarning("Hints do not reach the other nodes for now: {Failure}", failure.Message);
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static string Written(ChatHint hint) => $"{hint.School.Value:N} {hint.Chat.Value:N} {hint.Parted?.Value:N}";

    private static ChatHint Read(string line)
    {
        var parts = line.Split(' ');
        return new ChatHint(
            new SchoolId(Guid.Parse(parts[0])),
            new ChatId(Guid.Parse(parts[1])),
            parts[2].Length > 0 ? new PersonId(Guid.Parse(parts[2])) : null
        );
    }
}
