using System.Net;
using System.Text.RegularExpressions;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>The table of clauses in <c>docs/regulations.md</c> names pages: each of them opens under the regulation that it stands for.</summary>
public sealed partial class RegulationsPagesTests
{
    [Fact]
    [Requirement("SCH-7")]
    public async Task Every_page_that_the_table_of_clauses_names_opens()
    {
        var app = await WebApp.UsualAsync();
        var sections = Section().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs", "regulations.md")));

        sections.Count.ShouldBe(5);
        await Task.WhenAll(sections.Select(section => OpenAsync(app, section.Groups["preset"].Value, section.Value)));
    }

    private static async Task OpenAsync(WebApp app, string preset, string section)
    {
        var school = await TestSchool.CreateAsync(app.Services, preset);
        var readers = new[]
        {
            await app.ClientAsync(school, school.Director),
            await app.ClientAsync(school, school.Administrator),
            await app.ClientAsync(school, school.ClassTeacher),
        };
        var addresses = Address().Matches(section).Select(match => match.Value.Trim('`')).Distinct().ToList();

        addresses.Count.ShouldBeGreaterThan(3, preset);
        foreach (var address in addresses)
        {
            var answers = await Task.WhenAll(readers.Select(reader => reader.GetAsync($"/s/{school.Slug}{address}")));
            answers.Select(answer => answer.StatusCode).ShouldContain(HttpStatusCode.OK, $"{preset}: {address}");
        }
    }

    [GeneratedRegex(@"^## S\d · `(?<preset>[a-z-]+)`.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("`/[a-z/]+`")]
    private static partial Regex Address();
}
