namespace SchoolComms.Testing;

/// <summary>A text that people have reviewed, kept beside the test. With SCHOOLCOMMS_ACCEPT=1 the test writes it anew.</summary>
public static class Snapshot
{
    public static bool IsAccepting => Environment.GetEnvironmentVariable("SCHOOLCOMMS_ACCEPT") == "1";

    /// <summary>The text as it was reviewed.</summary>
    /// <param name="path">The file, within the folder of the tests.</param>
    /// <param name="actual">What came out now.</param>
    public static string Reviewed(string path, string actual)
    {
        var file = Repository.PathOf("tests", path);
        if (IsAccepting)
            File.WriteAllText(file, actual);

        return File.ReadAllText(file);
    }
}
