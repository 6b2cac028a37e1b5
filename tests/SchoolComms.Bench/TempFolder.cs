namespace SchoolComms.Bench;

/// <summary>A folder of this process among the system's temporary ones; whoever asks for it deletes it.</summary>
internal static class TempFolder
{
    public static string Create() => Directory.CreateTempSubdirectory("schoolcomms-bench-").FullName;

    public static async Task DeleteAsync(string folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 10)
            {
                // An initdb that was interrupted still writes there for a moment.
                await Task.Delay(TimeSpan.FromSeconds(0.5));
            }
        }
    }
}
