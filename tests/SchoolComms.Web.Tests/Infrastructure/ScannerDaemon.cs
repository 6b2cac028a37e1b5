using System.Buffers.Binary;
using System.Net;
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

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    private ScannerDaemon()
    {
        listener.Start();
        Address = $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        accepting = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>How many files were asked about.</summary>
    public int Asked { get; private set; }

    public static ScannerDaemon Start() => new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command, stop.Token);
        Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
        var content = new MemoryStream();
        var length = new byte[sizeof(uint)];
        while (true)
        {
            await stream.ReadExactlyAsync(length, stop.Token);
            var part = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (part.Length == 0)
                break;
            await stream.ReadExactlyAsync(part, stop.Token);
            content.Write(part);
        }

        Asked++;
        var found = content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Eicar)) >= 0;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0"), stop.Token);
    }
}
