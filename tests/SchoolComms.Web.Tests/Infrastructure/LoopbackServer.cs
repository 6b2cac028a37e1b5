using System.Net;
using System.Net.Sockets;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>A server of a test's own on a free port: it talks to one client after the other until the test is over.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> talkAsync;
    private readonly Task accepting;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> talkAsync)
    {
        this.talkAsync = talkAsync;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

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
                await talkAsync(client.GetStream(), stop.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
