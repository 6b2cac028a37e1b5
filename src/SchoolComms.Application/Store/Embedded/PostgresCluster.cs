using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SchoolComms.Application.Store.Embedded;

/// <summary>The data folder: a lock, and the cluster with its password, settings and log.</summary>
internal sealed class PostgresCluster
{
    /// <summary>The superuser, who owns the database.</summary>
    public const string Owner = "schoolcomms";

    private const string PasswordFile = "schoolcomms.password";
    private const string SettingsFile = "schoolcomms.conf";
    private const string Log = "server.log";
    private const string PortSetting = "port = ";

    private readonly PostgresBinaries binaries;

    private PostgresCluster(string folder, PostgresBinaries binaries)
    {
        Folder = folder;
        this.binaries = binaries;
    }

    public string Folder { get; }

    public string LogFile => Path.Combine(Folder, Log);

    private string PidFile => Path.Combine(Folder, "postmaster.pid");

    public string Password => File.ReadAllText(Path.Combine(Folder, PasswordFile));

    /// <summary>The cluster in the data folder, made if there is none.</summary>
    public static async Task<PostgresCluster> OpenAsync(
        string dataFolder,
        PostgresBinaries binaries,
        bool durable,
        CancellationToken cancellation
    )
    {
        var cluster = new PostgresCluster(Path.Combine(dataFolder, "cluster"), binaries);
        if (
            File.Exists(Path.Combine(dataFolder, "PG_VERSION"))
            || (cluster.Exists && !File.Exists(Path.Combine(cluster.Folder, PasswordFile)))
        )
        {
            throw new EmbeddedPostgresException($"{dataFolder} holds a PostgreSQL that is not ours: name another folder.");
        }
        RemoveUnfinished(dataFolder);
        if (!cluster.Exists)
        {
            await cluster.CreateAsync(dataFolder, durable, cancellation);
        }
        return cluster;
    }

    /// <summary>A cluster that may be there: to stop what a killed process left.</summary>
    public static PostgresCluster? Existing(string dataFolder, PostgresBinaries binaries)
    {
        var cluster = new PostgresCluster(Path.Combine(dataFolder, "cluster"), binaries);
        return cluster.Exists ? cluster : null;
    }

    private bool Exists => Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any();

    /// <summary>Arguments of pg_ctl: start, and wait until it answers.</summary>
    public string[] StartArguments() =>
        ["start", "-D", PostgresBinaries.NameOf(Folder), "-l", $"{PostgresBinaries.NameOf(Folder)}/{Log}", "-w", "-t", "60", "-s"];

    /// <summary>Arguments of pg_ctl: stop, and wait until it is gone.</summary>
    public string[] StopArguments(string mode) => ["stop", "-D", PostgresBinaries.NameOf(Folder), "-m", mode, "-w", "-t", "30", "-s"];

    /// <summary>Why the last start failed: the server's last word with the line that led to it.</summary>
    public string? LastFatal()
    {
        var lines = File.Exists(LogFile) ? File.ReadAllLines(LogFile) : [];
        var fatal = Array.FindLastIndex(lines, line => line.Contains("FATAL:", StringComparison.Ordinal));
        return fatal < 0 ? null : string.Join(' ', lines[Math.Max(0, fatal - 1)..(fatal + 1)]);
    }

    /// <summary>The port of the last time; a free one if there was none.</summary>
    public int RememberedPort()
    {
        var file = Path.Combine(Folder, SettingsFile);
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(PortSetting, StringComparison.Ordinal))
            : null;
        return int.TryParse(line?[PortSetting.Length..], CultureInfo.InvariantCulture, out var port) ? port : FreePort();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Only this machine may connect, by password.</summary>
    public void Configure(int port, IReadOnlyDictionary<string, string> settings)
    {
        string[] lines =
        [
            $"{PortSetting}{port}",
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "max_connections = 400",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            .. settings.Select(setting => $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'"),
        ];
        File.WriteAllLines(Path.Combine(Folder, SettingsFile), lines);
        File.Delete(LogFile);
        GiveToPostgres(Folder);
    }

    /// <summary>Whether our postmaster runs, also one that a killed process left. Another's under the same process id is not touched.</summary>
    public bool IsRunning()
    {
        if (!File.Exists(PidFile))
        {
            return false;
        }
        var lines = File.ReadAllLines(PidFile);
        if (lines.Length >= 3 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) && IsOurs(id, lines[2]))
        {
            return true;
        }
        File.Delete(PidFile);
        return false;
    }

    private bool IsOurs(int id, string startedAt)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (OperatingSystem.IsLinux())
            {
                return File.ReadAllText($"/proc/{id}/cwd/{PasswordFile}") == Password;
            }
            var started = new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
            var recorded = long.Parse(startedAt, CultureInfo.InvariantCulture);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && Math.Abs(started - recorded) < 10;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Made beside its place and moved there when whole: an interrupted initdb leaves only a folder to remove.</summary>
    private async Task CreateAsync(string dataFolder, bool durable, CancellationToken cancellation)
    {
        var unfinished = Path.Combine(dataFolder, $"new-{RandomNumberGenerator.GetHexString(8)}");
        var made = Path.Combine(unfinished, "cluster");
        var passwordFile = Path.Combine(unfinished, "password");
        Directory.CreateDirectory(made);
        WriteSecret(passwordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        GiveToPostgres(unfinished);

        string[] locale = OperatingSystem.IsWindows()
            ? []
            : ["--locale=C", $"--lc-ctype={(OperatingSystem.IsMacOS() ? "en_US" : "C")}.UTF-8"];
        string[] arguments =
        [
            "-D",
            PostgresBinaries.NameOf(made),
            $"--username={Owner}",
            "--auth=scram-sha-256",
            $"--pwfile={PostgresBinaries.NameOf(made)}/../password",
            "--encoding=UTF8",
            "--locale-provider=icu",
            "--icu-locale=ru-RU",
            .. locale,
            "--no-instructions",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var (succeeded, said) = await binaries.RunAsync("initdb", made, arguments, cancellation);
        if (!succeeded)
        {
            var reason = said.Split('\n')
                .FirstOrDefault(line =>
                    line.Contains("error", StringComparison.Ordinal) || line.Contains("FATAL", StringComparison.Ordinal)
                );
            throw new EmbeddedPostgresException(
                $"PostgreSQL cannot make its data folder in {dataFolder} ({reason ?? said.Trim()}): run \"npm ci\" in src/SchoolComms.Web, or free the folder."
            );
        }
        File.AppendAllText(Path.Combine(made, "postgresql.conf"), $"include '{SettingsFile}'\n");
        File.Move(passwordFile, Path.Combine(made, PasswordFile));
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder);
        }
        Directory.Move(made, Folder);
        Directory.Delete(unfinished, recursive: true);
    }

    private static void GiveToPostgres(string path)
    {
        if (Nobody.IsNeeded)
        {
            Nobody.Own(path);
        }
    }

    private static void RemoveUnfinished(string dataFolder)
    {
        foreach (var unfinished in Directory.EnumerateDirectories(dataFolder, "new-*"))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException)
            {
                // An initdb that outlived its parent still writes there: the next start removes it.
            }
        }
    }

    private static void WriteSecret(string file, string secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var writer = new StreamWriter(file, options);
        writer.Write(secret);
    }
}
