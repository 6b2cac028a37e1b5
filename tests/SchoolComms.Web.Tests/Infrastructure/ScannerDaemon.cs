using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>
/// A daemon on a free port that talks ClamAV's INSTREAM: it knows the test string that all scanners know, and answers as clamd does.
/// </summary>
public sealed class ScannerDaemon : IAsyncDisposable
{
    /// <summary>What every scanner reports, by agreement, and what harms nobody.</summary>
    public static readonly string Eicar = string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    private readonly LoopbackServer server;

    private ScannerDaemon() => server = new LoopbackServer(AnswerAsync);

    public string Address => $"tcp://127.0.0.1:{server.Port}";

    /// <summary>How many files were asked about.</summary>
    public int Asked { get; private set; }

    public static ScannerDaemon Start() => new();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(NetworkStream stream, CancellationToken cancel)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, cancel);
        Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
        var content = new MemoryStream();
        var length = new byte[sizeof(uint)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, cancel);
            var part = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (part.Length == 0)
                break;
            await stream.ReadExactlyAsync(part, cancel);
            content.Write(part);
        }

        Asked++;
        var found = content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Eicar)) >= 0;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0"), cancel);
    }
}
