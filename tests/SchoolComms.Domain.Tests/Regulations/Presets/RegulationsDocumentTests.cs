using System.Text.RegularExpressions;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;

namespace SchoolComms.Domain.Tests.Regulations.Presets;

/// <summary>Keeps docs/regulations.md true: every clause of the five sources has its place, and the place is the right one.</summary>
public sealed partial class RegulationsDocumentTests
{
    private static readonly string[] Sources = ["interaction", "group-chats", "posting-hours", "model", "college"];

    private static readonly Dictionary<string, Dictionary<string, string>> Document = Read();

    public static TheoryData<string> Presets => [.. Sources];

    public static TheoryData<int> SourceNumbers => [.. Enumerable.Range(0, Sources.Length)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_clause_of_a_preset_has_a_line(string preset) => Of(preset).Clauses.Keys.Except(Document[preset].Keys).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_line_names_exactly_the_rules_that_stand_on_its_clause(string preset)
    {
        foreach (var (clause, where) in Document[preset])
            NamedAfter("rule", where).Order().ShouldBe(RulesOn(Of(preset), clause).Order(), $"{preset}, clause {clause}");
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_parameter_that_a_line_names_is_one_of_the_regulation(string preset)
    {
        var properties = typeof(Regulation).GetProperties().Select(property => property.Name);

        Document[preset].Values.SelectMany(where => NamedAfter("parameter", where)).Except(properties).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_line_says_where_the_clause_lives(string preset) => Document[preset].ShouldAllBe(line => Place().IsMatch(line.Value));

    [Theory]
    [MemberData(nameof(SourceNumbers))]
    public void No_numbered_clause_of_a_source_is_missing(int number)
    {
        var seeds = Path.Combine(Repository.Root, "..", "shared", "seeds");
        Assert.SkipUnless(Directory.Exists(seeds), "There is no shared/seeds beside this repository.");

        var text = File.ReadAllText(Directory.GetFiles(seeds, $"{number:000}_*.txt").Single());
        var depth = Sources[number] == "posting-hours" ? 1 : 2;
        var clauses = Numbered().Matches(text).Select(match => match.Groups["clause"].Value).Where(clause => clause.Split('.').Length == depth);

        clauses.Except(Document[Sources[number]].Keys).ShouldBeEmpty();
    }

    private static Regulation Of(string preset) => RegulationPreset.Find(preset)!.Regulation;

    private static IEnumerable<string> RulesOn(Regulation regulation, string clause) =>
        regulation
            .Citations.Where(cited => cited.Value == clause)
            .Select(cited => cited.Key)
            .Concat(regulation.Content.Where(content => content.Clause == clause).Select(content => content.Rule))
            .Distinct()
            .Select(rule => rule.ToString());

    // "rules `A`, `B`; parameter `C`; page `/x`": what stands in backticks after the word.
    private static IEnumerable<string> NamedAfter(string word, string where) =>
        where
            .Split(';', StringSplitOptions.TrimEntries)
            .Where(part => part.StartsWith(word, StringComparison.Ordinal))
            .SelectMany(part => Quoted().Matches(part).Select(match => match.Groups[1].Value));

    private static bool IsClause(string cell) => cell == Clause.Heading || (cell.Length > 0 && char.IsDigit(cell[0]));

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var document = new Dictionary<string, Dictionary<string, string>>();
        var lines = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "docs", "regulations.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                document[Quoted().Match(line).Groups[1].Value] = lines = [];
            else if (line.Split('|', StringSplitOptions.TrimEntries) is ["", var clause, _, var where, ""] && IsClause(clause))
                lines.Add(clause, where);
        }

        return document;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?:^|; )(?:rules? `|parameters? `|pages? `/|document: |later: |outside: )")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*(?<clause>\d+(\.\d+)*)\.?\s", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
