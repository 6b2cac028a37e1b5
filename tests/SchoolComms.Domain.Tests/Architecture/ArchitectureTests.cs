using System.Xml.Linq;
using Mono.Cecil;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly string[] ForbiddenFolders =
    [
        "Services",
        "Helpers",
        "Managers",
        "Utils",
        "Commands",
        "Queries",
        "Interfaces",
        "Enums",
    ];

    [Fact]
    public void The_domain_references_no_package_and_no_project()
    {
        var project = XDocument.Load(Repository.PathOf("src", "SchoolComms.Domain", "SchoolComms.Domain.csproj"));

        project
            .Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_reads_no_file_no_network_no_clock_and_no_environment()
    {
        using var domain = AssemblyDefinition.ReadAssembly(typeof(School).Assembly.Location);
        string[] outside =
        [
            "System.IO.File",
            "System.IO.Directory",
            "System.Net.",
            "System.Diagnostics.Process",
            "System.Environment::",
            "System.TimeProvider",
            "::get_UtcNow",
            "::get_Now",
            "::get_Today",
            "System.Guid::NewGuid",
        ];

        // Iterators ask for their thread; that is no I/O.
        domain
            .MainModule.GetMemberReferences()
            .Select(member => member.FullName)
            .Where(name => outside.Any(name.Contains) && !name.EndsWith("::get_CurrentManagedThreadId()", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_knows_neither_store_nor_web()
    {
        using var domain = AssemblyDefinition.ReadAssembly(typeof(School).Assembly.Location);

        domain
            .MainModule.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Folders_are_named_after_topics() =>
        Repository
            .Folders("src")
            .Concat(Repository.Folders("tests"))
            .Where(path => ForbiddenFolders.Contains(Path.GetFileName(path)))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.cshtml")]
    public void Pages_do_not_touch_the_store(string pattern) =>
        Repository
            .Files("src/SchoolComms.Web/Pages", pattern)
            .Where(path => File.ReadAllText(path) is var text && (text.Contains("SchoolCommsDb") || text.Contains("EntityFrameworkCore")))
            .Select(Path.GetFileName)
            .ShouldBeEmpty();
}
