using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SchoolComms.Web.Tests.Infrastructure;

internal static class Addresses
{
    /// <summary>Waits until the page stands at the path, whatever its query.</summary>
    // WaitForURLAsync, which is banned, may lose the event that it waits for: playwright-dotnet, issue 3364.
    public static Task ArriveAtAsync(this IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($@"{Regex.Escape(path)}(\?.*)?$"), new() { Timeout = 30_000 });
}
