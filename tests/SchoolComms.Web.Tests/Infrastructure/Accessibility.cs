using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SchoolComms.Web.Tests.Infrastructure;

internal static class Accessibility
{
    // What passes is not asked for: a selector for every element of a large page costs most of the time.
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>What axe finds that keeps people out: serious and critical findings, each with the elements.</summary>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page)
    {
        var result = await page.RunAxe(Violations);
        return
        [
            .. result
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"),
        ];
    }
}
