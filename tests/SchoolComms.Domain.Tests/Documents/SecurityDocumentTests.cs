using System.Text.RegularExpressions;

namespace SchoolComms.Domain.Tests.Documents;

/// <summary>docs/security.md has every requirement that it should, and names files and tests that are there.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0, from the standard's own list.</summary>
    private static readonly int[] Required = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

    private static readonly string[] OfLevelThree = ["2.3.5", "6.3.8", "8.2.4", "8.3.2", "15.4.2"];

    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "security.md"));

    private static readonly IReadOnlyList<Match> Rows = Row().Matches(Text);

    [Fact]
    public void Each_requirement_of_levels_1_and_2_has_its_row()
    {
        var rows = Rows.Where(row => row.Groups["level"].Value != "3")
            .Select(row => int.Parse(row.Groups["chapter"].Value))
            .ToLookup(c => c);

        Enumerable.Range(1, Required.Length).Select(chapter => rows[chapter].Count()).ShouldBe(Required);
        Required.Sum().ShouldBe(253);
        Rows.Where(row => row.Groups["level"].Value == "3").Select(row => row.Groups["id"].Value).ShouldBe(OfLevelThree);
        Rows.Select(row => row.Groups["id"].Value).ShouldBeUnique();
    }

    [Fact]
    public void Each_file_and_test_that_it_names_is_there()
    {
        var files = Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs")).ToLookup(Path.GetFileName);

        Sources().Where(name => !files.Contains(name)).ShouldBeEmpty();
        Tests().Where(test => !files[$"{test.Class}.cs"].Any(path => File.ReadAllText(path).Contains(test.Method))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources() => Source().Matches(Text).Select(source => source.Groups["file"].Value).Distinct();

    private static IEnumerable<(string Class, string Method)> Tests() =>
        Test().Matches(Text).Select(test => (test.Groups["class"].Value, test.Groups["method"].Value)).Distinct();

    [GeneratedRegex(
        @"^\| (?<id>(?<chapter>\d+)\.\d+\.\d+) \| (?<level>[123]) \| [^|\n]+ \| (?:met|partly|not met|operator|n/a) \| [^|\n]+ \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<file>\w+(?:\.cshtml)?\.cs)`")]
    private static partial Regex Source();

    [GeneratedRegex(@"`(?<class>\w+(?:Tests|Journey))(?:\.(?<method>\w+))?`")]
    private static partial Regex Test();
}
