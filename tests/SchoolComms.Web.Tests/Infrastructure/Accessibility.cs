using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SchoolComms.Web.Tests.Infrastructure;

internal static class Accessibility
{
    /// <summary>What axe finds that keeps people out: serious and critical findings, each with the elements.</summary>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page)
    {
        var result = await page.RunAxe();
        return
        [
            .. result
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"),
        ];
    }
}
