using System.Text.Json;
using SchoolComms.Testing;
using SchoolComms.Testing.Fuzzing;

namespace SchoolComms.Bench;

/// <summary>The Nu Html Checker reads every page that somebody of the demonstration schools finds, and the refusals of empty forms.</summary>
internal static class NuChecker
{
    private const string List = "nu-checker";
    private const string Version = "26.9.27";

    public static async Task RunAsync(Settings settings, CancellationToken cancel)
    {
        var jar = Path.Combine(await NpmPackages.BringAsync(List, Version), "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        await using var app = await BenchApp.StartAsync();
        var pages = new List<SeenPage>();
        foreach (var guest in await DemoGuests.ArriveAsync(app.Services, app.Http.BaseAddress!, cancel))
        {
            var crawl = await Crawler.RunAsync(guest, perPattern: 1, cancel);
            await crawl.SendEmptyFormsAsync(cancel);
            pages.AddRange(crawl.Pages);
        }

        using var files = new PageFiles(pages);
        var findings = await FindingsAsync(jar, files);
        Console.WriteLine();
        Console.WriteLine($"html: {files.Count:N0} pages read by the Nu Html Checker {Version}; findings {findings.Count}");
        foreach (var finding in findings)
            Console.WriteLine($"  - {finding}");
        if (findings.Count > 0)
            Environment.ExitCode = 1;
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(string jar, PageFiles files)
    {
        using var report = JsonDocument.Parse(await JavaAsync("-jar", jar, "--stdout", "--errors-only", "--format", "json", files.Folder));
        return
        [
            .. from message in report.RootElement.GetProperty("messages").EnumerateArray()
            let place = $"{files.NameOf(message.GetProperty("url").GetString()!)}, line {message.GetProperty("lastLine")}: {message.GetProperty("extract")}"
            group place by message.GetProperty("message").GetString() into same
            orderby same.Key
            select $"{same.Key} ({same.Count()} times): {same.First().ReplaceLineEndings(" ")}",
        ];
    }

    private static async Task<string> JavaAsync(params string[] arguments)
    {
        try
        {
            return await PageFiles.OutputAsync("java", arguments);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("The Nu Html Checker needs Java 11 or newer: install it.", e);
        }
    }
}
