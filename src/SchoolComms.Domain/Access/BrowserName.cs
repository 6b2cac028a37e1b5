namespace SchoolComms.Domain.Access;

/// <summary>A short name for what somebody signs in with: "Chrome, Android".</summary>
public static class BrowserName
{
    // The first that fits: browsers call themselves by the names of those that they descend from.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser", "Яндекс Браузер"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Empty where neither is known.</summary>
    public static string Of(string? userAgent) =>
        string.Join(", ", new[] { NameIn(Browsers, userAgent), NameIn(Systems, userAgent) }.OfType<string>());

    private static string? NameIn((string Mark, string Name)[] known, string? userAgent) =>
        known.Where(one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Select(one => one.Name).FirstOrDefault();
}
