using SchoolComms.Testing;
using SchoolComms.Testing.Fuzzing;

namespace SchoolComms.Web.Tests.Fuzzing;

/// <summary>What holds for every page and form that somebody of each role finds by following links.</summary>
public sealed class EveryPageTests(Everybody everybody) : IClassFixture<Everybody>
{
    /// <summary>The bench tries a hundred thousand.</summary>
    private const int Sample = 1_600;

    /// <summary>Speed is measured elsewhere: only what hangs is found here, on a crowded machine too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hostile_values_meet_no_fault_become_no_markup_and_are_not_stored_when_refused()
    {
        var findings = new Findings();
        var schools = everybody.Crawls.GroupBy(crawl => crawl.Guest.School).ToList();
        var database = await TestServices.ConnectionStringAsync();

        await Task.WhenAll(schools.Select((school, number) => TryAsync([.. school], number)));

        findings.Lines.ShouldBeEmpty();
        findings.Tried.ShouldBeGreaterThanOrEqualTo(Sample);
        findings.Forms.ShouldBeGreaterThan(60);

        async Task TryAsync(Crawler[] crawls, int number)
        {
            await using var rows = await StoredRows.OpenAsync(database, crawls[0].Guest.School, Cancel);
            await new Campaign(crawls, rows, seed: number, new Oracle(Patience), findings).RunAsync(Sample / schools.Count, Cancel);
        }
    }

    [Fact]
    public async Task Every_page_is_valid_HTML_the_refusals_too()
    {
        using var files = new PageFiles(await everybody.PagesAsync());

        (await HtmlValidate.FindingsAsync(files)).ShouldBeEmpty();
        files.Count.ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task Hints_and_errors_are_tied_to_their_controls_and_every_refusal_is_said_above_the_form()
    {
        var pages = (await everybody.PagesAsync()).Where(page => page.Answer.IsPage).DistinctBy(page => page.Answer.Text);

        var looked = pages.Select(FormFindings.Of).ToList();

        looked.SelectMany(page => page.Findings).ShouldBeEmpty();
        looked.Count(page => page.Errors > 0).ShouldBeGreaterThan(70);
    }
}
