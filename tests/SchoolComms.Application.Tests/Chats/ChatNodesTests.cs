using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using SchoolComms.Application.Chats;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Chats;

public sealed class ChatNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_whose_connection_was_dropped_without_a_word_listens_again()
    {
        var database = new NpgsqlConnectionStringBuilder(await TestServices.ConnectionStringAsync());
        using var network = new Network(new DnsEndPoint(database.Host!, database.Port));
        var behind = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = network.Port,
            CommandTimeout = 1,
            CancellationTimeout = -1,
        };
        await using var source = NpgsqlDataSource.Create(behind.ConnectionString);
        using var listens = new SemaphoreSlim(0);
        var live = new LiveChats();
        live.Missed += (_, _) => listens.Release();
        using var node = new ChatNodes(source, live, NullLogger<ChatNodes>.Instance) { Silence = TimeSpan.FromMilliseconds(100) };
        await node.StartAsync(Stop);
        (await listens.WaitAsync(Patience, Stop)).ShouldBeTrue();

        network.DropSilently();

        (await listens.WaitAsync(Patience, Stop)).ShouldBeTrue();
        await node.StopAsync(Stop);
    }

    /// <summary>The way to the database. What is dropped on it stays open at both ends and carries nothing any more.</summary>
    private sealed class Network : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<Socket> sockets = [];
        private readonly DnsEndPoint database;
        private CancellationTokenSource carrying = new();

        public Network(DnsEndPoint database)
        {
            this.database = database;
            listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void DropSilently() => Interlocked.Exchange(ref carrying, new CancellationTokenSource()).Cancel();

        public void Dispose()
        {
            listener.Stop();
            carrying.Cancel();
            lock (sockets)
                sockets.ForEach(socket => socket.Dispose());
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var node = await listener.AcceptSocketAsync();
                    var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    lock (sockets)
                        sockets.AddRange([node, server]);
                    await server.ConnectAsync(database);
                    _ = CarryAsync(node, server, carrying.Token);
                    _ = CarryAsync(server, node, carrying.Token);
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private static async Task CarryAsync(Socket from, Socket to, CancellationToken dropped)
        {
            try
            {
                var bytes = new byte[8192];
                while (await from.ReceiveAsync(bytes, dropped) is > 0 and var count)
                    await to.SendAsync(bytes.AsMemory(0, count), dropped);
                to.Shutdown(SocketShutdown.Send);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // It was dropped, or the test is over.
            }
        }
    }
}
