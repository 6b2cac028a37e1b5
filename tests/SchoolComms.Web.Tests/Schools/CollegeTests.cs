using System.Net;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Access;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Schools;

/// <summary>A college is not spoken to as a school.</summary>
public sealed class CollegeTests
{
    private static readonly Func<FurnishedSchool, Person?>[] People =
    [
        _ => null,
        college => college.School.Administrator,
        college => college.School.Director,
        college => college.School.ClassTeacher,
        college => college.School.Teacher,
        college => college.School.Staff,
        college => college.School.Student,
        college => college.School.Parent,
        college => college.Restricted,
    ];

    /// <summary>The college's pages before one is of it, and the codes that open them: what was opened last is read first.</summary>
    private static readonly string[] Doors =
    [
        "/apply/{school}",
        "/apply/{school}/state",
        "/apply/{school}/{code}",
        "/join",
        "/join/{code}",
    ];

    /// <summary>What regulations say that were written for schools: a page that shows one shows its words.</summary>
    private static readonly string[] Regulations =
    [
        .. from preset in RegulationPreset.All
        from text in preset.Regulation.Clauses.Values.Append(preset.Explanation)
        orderby text.Length descending
        select text,
    ];

    [Fact]
    [Requirement("SCH-8")]
    public async Task Nobody_in_a_college_finds_the_words_of_a_school_on_any_page()
    {
        var app = await WebApp.UsualAsync();
        var college = await FurnishedSchool.CreateAsync(app.Services, SchoolKind.College);
        var pages = (await AddressedHandler.AllAsync(app.Services)).Where(handler => handler is { IsPage: true, Method: "GET" });
        string[] addresses =
        [
            .. from page in pages
            let door = Array.IndexOf(Doors, page.Route)
            where page.IsOfSchool || door >= 0
            orderby door descending
            select Visit.AddressOf(page, college),
        ];

        var shown = await Task.WhenAll(People.Select(ReadAsync));

        shown.SelectMany(pages => pages.Words).Distinct().ShouldBeEmpty();
        shown.Sum(pages => pages.Count).ShouldBeGreaterThan(250);

        async Task<(int Count, IReadOnlyList<string> Words)> ReadAsync(Func<FurnishedSchool, Person?> of)
        {
            using var client = await app.ClientAsync(college.School, of(college));
            var (count, words) = (0, new List<string>());
            foreach (var address in addresses)
            {
                using var answer = await client.GetAsync(address);
                if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true)
                    continue;

                count += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
                var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                var own = Regulations.Aggregate(text, (rest, clause) => rest.Replace(clause, ""));
                words.AddRange(SchoolWords.In(own).Select(word => $"{address}: {word}"));
            }

            return (count, words);
        }
    }
}
