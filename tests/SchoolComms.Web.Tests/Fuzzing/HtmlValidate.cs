using System.Text.Json;
using SchoolComms.Testing;
using SchoolComms.Testing.Fuzzing;

namespace SchoolComms.Web.Tests.Fuzzing;

/// <summary>html-validate with its standard rules: the syntax, the content models and the references that HTML asks for.</summary>
internal static class HtmlValidate
{
    private const string List = "html-validate";
    private const string Version = "9.7.1";

    /// <summary>A line for each finding, with the first page that has it.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(PageFiles files)
    {
        var program = Path.Combine(await NpmPackages.BringAsync(List, Version), "node_modules", List, "bin", "html-validate.mjs");
        var config = Path.Combine(AppContext.BaseDirectory, List, "config.json");
        var output = await PageFiles.OutputAsync("node", program, "--config", config, "--formatter", "json", files.Folder);

        using var report = JsonDocument.Parse(output);
        return
        [
            .. from file in report.RootElement.EnumerateArray()
            from finding in file.GetProperty("messages").EnumerateArray()
            let what = $"{finding.GetProperty("ruleId")}: {finding.GetProperty("message")}"
            let place = $"{files.NameOf(file.GetProperty("filePath").GetString()!)} at {finding.GetProperty("selector")}"
            group place by what into same
            orderby same.Key
            select $"{same.Key} ({same.Count()} times): {same.First()}",
        ];
    }
}
