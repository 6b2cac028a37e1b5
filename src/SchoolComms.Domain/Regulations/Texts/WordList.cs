namespace SchoolComms.Domain.Regulations.Texts;

/// <summary>The word lists that come with the product: one entry a line, sorted, under a header that begins with '#'.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Read(string name) => ReadBeside(typeof(WordList), $"Words.{name}");

    /// <summary>A list that stands in the folder of the type that asks for it.</summary>
    public static IReadOnlyList<string> ReadBeside(Type reader, string name)
    {
        using var stream =
            reader.Assembly.GetManifestResourceStream($"{reader.Namespace}.{name}.txt")
            ?? throw new InvalidOperationException($"There is no word list {name}.");
        using var text = new StreamReader(stream);
        return [.. Lines(text).Where(line => line.Length > 0 && line[0] != '#')];
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line.Trim();
        }
    }
}
