using System.Diagnostics;
using System.Globalization;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>Pages as files, for the programs that check HTML.</summary>
public sealed class PageFiles : IDisposable
{
    private readonly List<SeenPage> pages;

    public PageFiles(IEnumerable<SeenPage> seen)
    {
        pages = [.. seen.Where(page => page.Answer.IsPage).DistinctBy(page => page.Answer.Text)];
        for (var i = 0; i < pages.Count; i++)
            File.WriteAllText(Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{i}.html")), pages[i].Answer.Text);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("schoolcomms-pages-").FullName;

    public int Count => pages.Count;

    /// <summary>Whose page a file is, and where.</summary>
    public string NameOf(string file)
    {
        var page = pages[int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)];
        return $"{page.Guest.Name} {page.Address} ({(int)page.Answer.Status})";
    }

    /// <summary>What a checker says about the files: such programs exit with a failure when they have found something.</summary>
    public static async Task<string> OutputAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output is { Length: > 0 } said ? said : throw new InvalidOperationException($"{program} says: {await errors}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
