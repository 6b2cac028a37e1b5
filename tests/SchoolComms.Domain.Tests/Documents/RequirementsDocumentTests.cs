using System.Text.RegularExpressions;

namespace SchoolComms.Domain.Tests.Documents;

/// <summary>
/// docs/requirements.md names the tests that prove each row, and this keeps it true. To write its last column anew:
/// SCHOOLCOMMS_ACCEPT=1 dotnet test tests/SchoolComms.Domain.Tests.
/// </summary>
public sealed partial class RequirementsDocumentTests
{
    private static readonly string File = Repository.PathOf("docs", "requirements.md");

    [Fact]
    public void Each_row_names_the_tests_that_prove_it()
    {
        var proofs = Proofs();
        var written = System.IO.File.ReadAllText(File);
        var actual = Row()
            .Replace(written, row => $"| {row.Groups["id"].Value} | {row.Groups["what"].Value} | {Names(row.Groups["id"].Value)} |");
        if (Snapshot.IsAccepting)
            System.IO.File.WriteAllText(File, written = actual);

        written.ShouldBe(actual);

        string Names(string id) => proofs[id].Any() ? string.Join("<br>", proofs[id].Distinct().Order(StringComparer.Ordinal)) : "—";
    }

    [Fact]
    public void No_test_proves_a_row_that_does_not_exist()
    {
        var rows = Row().Matches(System.IO.File.ReadAllText(File)).Select(row => row.Groups["id"].Value);

        Proofs().Select(proof => proof.Key).Except(rows).ShouldBeEmpty();
    }

    [Fact]
    public void No_attribute_is_overlooked()
    {
        var attributes = TestFiles().Sum(path => Attribute().Count(System.IO.File.ReadAllText(path)));

        Proofs().Sum(proof => proof.Count()).ShouldBe(attributes);
    }

    // Several attributes may stand above one test, theories' data among them.
    private static ILookup<string, string> Proofs() =>
        (
            from path in TestFiles()
            from test in Test().Matches(System.IO.File.ReadAllText(path))
            from id in test.Groups["id"].Captures
            select (Id: id.Value, Test: $"`{Path.GetFileNameWithoutExtension(path)}.{test.Groups["test"].Value}`")
        ).ToLookup(proof => proof.Id, proof => proof.Test);

    private static IEnumerable<string> TestFiles() => Repository.Files("tests", "*.cs");

    [GeneratedRegex(@"^ *\[Requirement\(""", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^\| (?<id>[A-Z]{3}-\d+) \| (?<what>[^|\n]*?) \| (?<tests>[^|\n]*?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(
        """(?:\[Requirement\("(?<id>[^"]+)"\)\]\s*(?:\[(?!Requirement)[^\n]*\]\s*)*)+public (?:async Task|void|Task) (?<test>\w+)"""
    )]
    private static partial Regex Test();
}
