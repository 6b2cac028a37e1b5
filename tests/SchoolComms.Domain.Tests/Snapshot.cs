namespace SchoolComms.Domain.Tests;

/// <summary>A text that people have reviewed, kept beside the test. With SCHOOLCOMMS_ACCEPT=1 the test writes it anew.</summary>
internal static class Snapshot
{
    public static bool IsAccepting => Environment.GetEnvironmentVariable("SCHOOLCOMMS_ACCEPT") == "1";

    /// <param name="path">The file, within this project.</param>
    /// <param name="actual">What came out now.</param>
    public static void ShouldMatch(string path, string actual)
    {
        var file = Repository.PathOf("tests", "SchoolComms.Domain.Tests", path);
        if (IsAccepting)
            File.WriteAllText(file, actual);

        actual.ShouldBe(File.ReadAllText(file));
    }
}
