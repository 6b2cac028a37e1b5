using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace SchoolComms.Application.Store.Embedded;

/// <summary>PostgreSQL refuses to run as root: on Linux root's PostgreSQL runs as "nobody".</summary>
internal static class Nobody
{
    private const string Id = "65534";
    private const string Cache = "/var/cache/schoolcomms";

    public static bool IsNeeded { get; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>What stands before a command so that it runs without root's rights.</summary>
    public static IReadOnlyList<string> Prefix { get; } = ["setpriv", $"--reuid={Id}", $"--regid={Id}", "--clear-groups"];

    /// <summary>Gives the files to "nobody".</summary>
    public static void Own(string path) => Run("chown", "-R", $"{Id}:{Id}", path);

    /// <summary>The programs' folder itself, or a copy where "nobody" can walk to it.</summary>
    public static string Reachable(string folder)
    {
        if (IsOpen(folder))
        {
            return folder;
        }
        var copy = $"{Cache}/postgres-{VersionOf(folder)}";
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.{RandomNumberGenerator.GetHexString(8)}";
            Run("mkdir", "-p", Cache);
            Run("cp", "-a", folder, unfinished);
            Run("chmod", "-R", "a+rX", unfinished);
            Run("chmod", "a+rx", Cache);
            Publish(unfinished, copy);
        }
        return copy;
    }

    private static void Publish(string unfinished, string copy)
    {
        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            // Somebody else was faster.
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static string VersionOf(string folder)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "..", "package.json")));
        return package.RootElement.GetProperty("version").GetString()!;
    }

    private static bool IsOpen(string folder)
    {
        for (var level = new DirectoryInfo(folder); level is not null; level = level.Parent)
        {
            if (!level.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }
        return true;
    }

    private static void Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(tool, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"Root cannot give PostgreSQL to \"nobody\" ({tool} failed): start as an ordinary user.");
        }
    }
}
