using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>A letter as it came over the wire.</summary>
public sealed record ReceivedLetter(string To, string Content)
{
    /// <summary>The body, out of the base64 that it travels in.</summary>
    public string Text
    {
        get
        {
            var body = Content[(Content.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            return Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Split("\r\n"))));
        }
    }
}

/// <summary>
/// A mail server on a free port that talks SMTP as RFC 5321 has it: it takes letters, and answers as a test says. An answer "451" or
/// "550" refuses the address, an empty one breaks the conversation off.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly LoopbackServer server;

    private SmtpServer() => server = new LoopbackServer(TalkAsync);

    public int Port => server.Port;

    public ConcurrentQueue<ReceivedLetter> Letters { get; } = new();

    public static SmtpServer Start() => new();

    /// <summary>What the server says to the next letters for an address, one answer after the other; then it takes them.</summary>
    public void Answer(string address, params string[] said) => answers[address] = new ConcurrentQueue<string>(said);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TalkAsync(NetworkStream stream, CancellationToken cancel)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var to = "";
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(cancel) is { } said)
            {
                if (said.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
                {
                    to = said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)];
                    var answer = answers.TryGetValue(to, out var queue) && queue.TryDequeue(out var next) ? next : "250";
                    if (answer.Length == 0)
                        return;
                    await writer.WriteLineAsync($"{answer} as the test says");
                }
                else if (said.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("354 go on");
                    Letters.Enqueue(new ReceivedLetter(to, await ContentAsync(reader, cancel)));
                    await writer.WriteLineAsync("250 taken");
                }
                else if (said.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync("221 bye");
                    return;
                }
                else
                {
                    await writer.WriteLineAsync("250 ok");
                }
            }
        }
        catch (IOException)
        {
            // The portal broke the conversation off, as it does after a refusal.
        }
    }

    private static async Task<string> ContentAsync(StreamReader reader, CancellationToken cancel)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(cancel) is { } line and not ".")
            content.Append(line).Append("\r\n");
        return content.ToString();
    }
}
