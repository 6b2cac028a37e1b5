using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SchoolComms.Bench;

/// <summary>The application as a process of its own, which may be stopped and killed.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string[]> said;

    private WebProcess(Process process) =>
        (this.process, said) = (process, Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));

    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>Starts it and waits for its first page.</summary>
    /// <remarks>SCHOOLCOMMS_WEB names the folder of a published application; without it, what was built beside this project is started.</remarks>
    public static async Task<WebProcess> StartAsync(string address, Dictionary<string, string> settings, CancellationToken cancel)
    {
        var published = Environment.GetEnvironmentVariable("SCHOOLCOMMS_WEB");
        var (folder, program) = published is { Length: > 0 } ? (published, published) : Built();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "SchoolComms.Web.dll")])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var web = new WebProcess(Process.Start(start)!);
        await web.AnsweredAsync(address, cancel);
        return web;
    }

    /// <summary>Kills it without a word, as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and waits until it has; what it said is shown where that went wrong.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
            Process.Start("kill", ["-TERM", process.Id.ToString()]).Dispose();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            Console.WriteLine(string.Concat(await said));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();
        process.Dispose();
    }

    // This project's output and the application's differ by the project's folder only.
    private static (string Folder, string Program) Built()
    {
        var own = AppContext.BaseDirectory;
        var root = own[..own.IndexOf(Path.Combine("tests", "SchoolComms.Bench"), StringComparison.Ordinal)];
        var project = Path.Combine(root, "src", "SchoolComms.Web");
        return (project, Path.Combine(project, Path.GetRelativePath(Path.Combine(root, "tests", "SchoolComms.Bench"), own)));
    }

    private async Task AnsweredAsync(string address, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        while (true)
        {
            try
            {
                using var page = await http.GetAsync("/health/live", cancel);
                page.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError && !process.HasExited)
            {
                await Task.Delay(10, cancel);
            }
        }
    }
}
