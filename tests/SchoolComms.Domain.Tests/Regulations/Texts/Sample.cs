namespace SchoolComms.Domain.Tests.Regulations.Texts;

/// <summary>The sample texts: lines under a header; the odd ones were used while tuning, the even ones are held out.</summary>
internal static class Sample
{
    public static IReadOnlyList<string> All(string name)
    {
        using var stream = typeof(Sample)
            .Assembly.GetManifestResourceStream($"{typeof(Sample).Namespace}.Samples.{name}.txt")
            .ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }

    public static IReadOnlyList<string> ForTuning(string name) => [.. All(name).Where((_, i) => i % 2 == 0)];

    public static IReadOnlyList<string> HeldOut(string name) => [.. All(name).Where((_, i) => i % 2 == 1)];
}
