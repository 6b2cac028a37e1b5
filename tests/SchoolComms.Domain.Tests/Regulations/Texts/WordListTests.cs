using SchoolComms.Domain.Regulations.Texts;

namespace SchoolComms.Domain.Tests.Regulations.Texts;

public class WordListTests
{
    public static TheoryData<string> Lists =>
        [.. typeof(Fragment).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Texts.Words.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_has_a_header_and_its_entries_sorted_once_each(string list)
    {
        using var stream = typeof(Fragment).Assembly.GetManifestResourceStream(list).ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().TrimEnd('\n').Split('\n');

        lines[0].ShouldStartWith("# ");
        lines[1..].ShouldBe(lines[1..].Distinct().Order(StringComparer.Ordinal));
    }
}
