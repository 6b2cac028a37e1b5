namespace SchoolComms.Bench;

/// <summary>A folder of this process among the system's temporary ones; whoever asks for it deletes it.</summary>
internal static class TempFolder
{
    public static string Create() => Directory.CreateTempSubdirectory("schoolcomms-bench-").FullName;
}
