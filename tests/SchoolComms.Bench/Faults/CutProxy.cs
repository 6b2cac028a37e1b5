using System.Net;
using System.Net.Sockets;

namespace SchoolComms.Bench.Faults;

/// <summary>Stands between the application and PostgreSQL, and can cut the line: open connections break, new ones are refused.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HashSet<TcpClient> open = [];
    private readonly int target;
    private bool isCut;

    private CutProxy(int target) => this.target = target;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static CutProxy Before(int port)
    {
        var proxy = new CutProxy(port);
        proxy.listener.Start();
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public void Cut()
    {
        lock (open)
        {
            isCut = true;
            foreach (var client in open)
                client.Client.Close(timeout: 0);
            open.Clear();
        }
    }

    public void Mend()
    {
        lock (open)
            isCut = false;
    }

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception stopped) when (stopped is ObjectDisposedException or SocketException)
        {
            // The proxy is disposed.
        }
    }

    private async Task PassAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, target);
                near.NoDelay = far.NoDelay = true;
                if (!Keep(near, far))
                    return;

                var (one, other) = (near.GetStream(), far.GetStream());
                await Task.WhenAny(one.CopyToAsync(other), other.CopyToAsync(one));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the two has gone, and so goes the other.
            }
            finally
            {
                lock (open)
                {
                    open.Remove(near);
                    open.Remove(far);
                }
            }
        }
    }

    private bool Keep(TcpClient near, TcpClient far)
    {
        lock (open)
        {
            if (!isCut)
                open.UnionWith([near, far]);
            return !isCut;
        }
    }
}
