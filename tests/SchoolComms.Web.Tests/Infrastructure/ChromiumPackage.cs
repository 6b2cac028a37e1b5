using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SchoolComms.Testing;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>A Chromium out of an npm package, for a machine that has no browser: fetched once and kept in the user's cache.</summary>
public static class ChromiumPackage
{
    private const string Version = "153.0.0";

    /// <summary>Whether the package has a browser for this machine.</summary>
    public static bool Fits => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private static string Folder => Path.Combine(NpmPackages.CacheFolder, $"chromium-{Version}");

    /// <summary>The libraries and fonts that lie beside the browser.</summary>
    public static IReadOnlyDictionary<string, string> Environs =>
        new Dictionary<string, string>
        {
            ["LD_LIBRARY_PATH"] = Path.Combine(Folder, "lib"),
            ["FONTCONFIG_FILE"] = Path.Combine(Folder, "fonts.conf"),
        };

    /// <summary>The browser's path; the first call on a machine takes about half a minute.</summary>
    public static async Task<string> UnpackAsync()
    {
        var browser = Path.Combine(Folder, "chromium");
        if (File.Exists(browser))
        {
            return browser;
        }
        var unfinished = Directory.CreateDirectory($"{Folder}.{Environment.ProcessId}").FullName;
        try
        {
            await NpmPackages.InstallAsync("chromium", unfinished);
            var packed = Path.Combine(unfinished, "node_modules", "@sparticuz", "chromium", "bin");
            var unpacked = Directory.CreateDirectory(Path.Combine(unfinished, "unpacked")).FullName;
            await ExtractAsync(Path.Combine(packed, "al2023.tar.br"), unpacked);
            await ExtractAsync(Path.Combine(packed, "fonts.tar.br"), unpacked);
            await DecompressAsync(Path.Combine(packed, "chromium.br"), Path.Combine(unpacked, "chromium"));
            await File.WriteAllTextAsync(Path.Combine(unpacked, "fonts.conf"), FontSettings);
            if (!Directory.Exists(Folder))
            {
                Directory.Move(unpacked, Folder);
            }
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
        return browser;
    }

    private static string FontSettings =>
        $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>{Path.Combine(Folder, "fonts")}</dir>
              <dir>/usr/share/fonts</dir>
              <cachedir>{Path.Combine(Folder, "fonts-cache")}</cachedir>
            </fontconfig>
            """;

    private static async Task ExtractAsync(string archive, string folder)
    {
        await using var unpacked = new BrotliStream(File.OpenRead(archive), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unpacked, folder, overwriteFiles: true);
    }

    private static async Task DecompressAsync(string packed, string program)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = (UnixFileMode)0b111_101_101;
        }
        await using var from = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
        await using var to = new FileStream(program, options);
        await from.CopyToAsync(to);
    }
}
