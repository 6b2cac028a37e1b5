using System.Net;
using System.Text.RegularExpressions;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>Keeps the addresses in docs/regulations.md true.</summary>
public sealed partial class RegulationsPagesTests
{
    [Fact]
    [Requirement("SCH-7")]
    public async Task Every_page_that_the_table_of_clauses_names_opens()
    {
        var app = await WebApp.UsualAsync();
        var school = await TestSchool.CreateAsync(app.Services);
        var readers = new[]
        {
            await app.ClientAsync(school, school.Director),
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.ClassTeacher),
        };
        var addresses = Address()
            .Matches(await File.ReadAllTextAsync(DocumentPath()))
            .Select(match => match.Value.Trim('`'))
            .Distinct()
            .ToList();

        addresses.Count.ShouldBeGreaterThan(8);
        foreach (var address in addresses)
        {
            var answers = await Task.WhenAll(readers.Select(reader => reader.GetAsync($"/s/{school.Slug}{address}")));
            answers.Select(answer => answer.StatusCode).ShouldContain(HttpStatusCode.OK, address);
        }
    }

    private static string DocumentPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SchoolComms.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "regulations.md");
    }

    [GeneratedRegex("`/[a-z/]+`")]
    private static partial Regex Address();
}
