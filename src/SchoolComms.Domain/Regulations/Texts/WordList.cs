namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The word lists that come with the product: one entry a line, sorted, under a header that begins with '#'.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Read(string name)
    {
        using var stream =
            typeof(WordList).Assembly.GetManifestResourceStream($"{typeof(WordList).Namespace}.Words.{name}.txt")
            ?? throw new InvalidOperationException($"There is no word list {name}.");
        using var reader = new StreamReader(stream);
        return [.. Lines(reader).Where(line => line.Length > 0 && line[0] != '#')];
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line.Trim();
        }
    }
}
