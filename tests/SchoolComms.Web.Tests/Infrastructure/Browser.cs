using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit.v3;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>One browser for a test process, started by the first test that asks; each test opens contexts of its own.</summary>
/// <remarks>
/// Contexts are closed when their test ends (<see cref="PagesCloseAttribute"/>).
/// Found in this order: the path in SCHOOLCOMMS_CHROMIUM, an installed Chromium, Chrome or Edge, the npm package.
/// SCHOOLCOMMS_CHROMIUM=package takes the npm package at once.
/// </remarks>
public sealed class Browser : IAsyncDisposable
{
    private static readonly Lazy<Task<Running>> Started = new(StartAsync);
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> OfTests = new();

    /// <summary>A phone held upright, with touch.</summary>
    public static Task<IBrowserContext> PhoneAsync(string? address = null, ColorScheme scheme = ColorScheme.Light) =>
        OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 360, Height = 780 },
                DeviceScaleFactor = 2,
                HasTouch = true,
                IsMobile = true,
            },
            address,
            scheme
        );

    /// <summary>A desk's screen, with a mouse.</summary>
    public static Task<IBrowserContext> DeskAsync(string? address = null, ColorScheme scheme = ColorScheme.Light) =>
        OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            },
            address,
            scheme
        );

    public async ValueTask DisposeAsync()
    {
        if (Started.IsValueCreated && Started.Value.IsCompletedSuccessfully)
        {
            var running = await Started.Value;
            await running.Browser.CloseAsync();
            running.Playwright.Dispose();
        }
    }

    /// <summary>Closes what a test has opened.</summary>
    internal static void CloseAll(string test)
    {
        if (OfTests.TryRemove(test, out var contexts))
            _ = Task.WhenAll(contexts.Select(context => context.CloseAsync()));
    }

    private static async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options, string? address, ColorScheme scheme)
    {
        options.BaseURL = address;
        options.ColorScheme = scheme;
        options.Locale = "ru-RU";
        options.TimezoneId = "Europe/Moscow";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await (await Started.Value).Browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        OfTests.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);
        return context;
    }

    private static async Task<Running> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var wanted = Environment.GetEnvironmentVariable("SCHOOLCOMMS_CHROMIUM");
        IEnumerable<string> installed =
            string.IsNullOrEmpty(wanted) ? UsualPlaces().Where(File.Exists)
            : wanted == "package" ? []
            : [wanted];
        var failures = new List<string>();
        foreach (var path in installed)
        {
            try
            {
                return new Running(playwright, await playwright.Chromium.LaunchAsync(Options(path)));
            }
            catch (PlaywrightException e)
            {
                failures.Add($"{path}: {e.Message.Split('\n')[0]}");
            }
        }
        if (!ChromiumPackage.Fits || wanted is { Length: > 0 } and not "package")
        {
            throw new InvalidOperationException(
                $"No browser starts: install Chromium or Chrome, or name one in SCHOOLCOMMS_CHROMIUM. {string.Join("; ", failures)}"
            );
        }
        var packed = Options(await ChromiumPackage.UnpackAsync());
        packed.Env = OwnEnvironment()
            .Concat(ChromiumPackage.Environs)
            .GroupBy(pair => pair.Key)
            .ToDictionary(same => same.Key, same => same.Last().Value);
        return new Running(playwright, await playwright.Chromium.LaunchAsync(packed));
    }

    private static BrowserTypeLaunchOptions Options(string path) =>
        new() { ExecutablePath = path, Args = ["--disable-dev-shm-usage", "--disable-gpu"] };

    private static IEnumerable<KeyValuePair<string, string>> OwnEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string)variable.Value!));

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SpecialFolder[] roots = [Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86];
            string[] programs = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];
            return roots.SelectMany(root => programs.Select(program => Path.Combine(Environment.GetFolderPath(root), program)));
        }
        return OperatingSystem.IsMacOS()
            ?
            [
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            ]
            :
            [
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/usr/bin/google-chrome-stable",
                "/snap/bin/chromium",
                "/usr/bin/microsoft-edge",
            ];
    }

    private sealed record Running(IPlaywright Playwright, IBrowser Browser);
}

/// <summary>Closes the pages of each test at its end: an open chat listens on, and asks again and again once its application is gone.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PagesCloseAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Browser.CloseAll(test.UniqueID);
}
