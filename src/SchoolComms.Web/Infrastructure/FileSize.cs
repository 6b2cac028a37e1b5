using System.Globalization;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A file's size as people say it: «340 КБ», «2,1 МБ».</summary>
public static class FileSize
{
    private const int Kilo = 1024;

    public static string Say(int bytes) =>
        bytes < Kilo * Kilo
            ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, bytes / Kilo)} КБ")
            : string.Create(CultureInfo.CurrentCulture, $"{(double)bytes / Kilo / Kilo:0.#} МБ");
}
