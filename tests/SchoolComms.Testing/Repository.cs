namespace SchoolComms.Testing;

/// <summary>The clone that the tests run in, for tests of its files.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The source files below a folder, without what the build makes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories).Where(path => !IsBuilt(path));

    /// <summary>The folders below a folder, without what the build and the packages make.</summary>
    public static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(PathOf(folder), "*", SearchOption.AllDirectories).Where(path => !IsBuilt(path));

    private static bool IsBuilt(string path) =>
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "lib");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SchoolComms.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run inside a clone of the repository.");
    }
}
