using System.Runtime.CompilerServices;

namespace SchoolComms.Testing;

/// <summary>A text that people have reviewed, kept beside the test. With SCHOOLCOMMS_ACCEPT=1 the test writes it anew.</summary>
public static class Snapshot
{
    /// <summary>The reviewed text, to be compared with what came out now.</summary>
    public static string Reviewed(string file, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, file);
        if (Environment.GetEnvironmentVariable("SCHOOLCOMMS_ACCEPT") == "1")
            File.WriteAllText(path, actual);

        return File.ReadAllText(path);
    }
}
