using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SchoolComms.Web.Tests.Infrastructure;

internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds that keeps people out: serious and critical findings, each with the elements.</summary>
    // Examined in one go: the pages have no frames, and gathering frame by frame costs several times the examination.
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            // What a document brings along costs a third of what is evaluated in it, and a test examines several pages.
            await page.AddInitScriptAsync(Axe);
            await page.EvaluateAsync(Axe);
        }
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ resultTypes: ['violations'] })).violations
                .filter(violation => ['serious', 'critical'].includes(violation.impact))
                .map(violation => `${violation.id}: ${violation.nodes.map(node => node.html).join('; ')}`)
            """
        );
    }
}
