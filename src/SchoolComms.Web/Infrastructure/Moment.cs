using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SchoolComms.Web.Infrastructure;

/// <summary>An instant as people at a school say it, on the school's own clock.</summary>
public static class Moment
{
    /// <summary>"сегодня, 14:05", "вчера, 9:30", "3 марта, 14:05", and with the year where it is another one.</summary>
    public static string Say(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now, IStringLocalizer texts) =>
        $"{Day(at, zone, now, texts)}, {Hour(TimeZoneInfo.ConvertTime(at, zone))}";

    /// <summary>"14:05", of an instant on the school's clock.</summary>
    public static string Hour(DateTimeOffset local) => local.ToString("H:mm", CultureInfo.CurrentCulture);

    /// <summary>"сегодня", "вчера", "3 марта", and with the year where it is another one.</summary>
    public static string Day(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now, IStringLocalizer texts)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return (local.Date - today).Days switch
        {
            0 => texts["сегодня"].Value,
            -1 => texts["вчера"].Value,
            1 => texts["завтра"].Value,
            _ when local.Year == today.Year => local.ToString("d MMMM", CultureInfo.CurrentCulture),
            _ => local.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>"3 марта 2026, 14:05:32 (UTC+03:00)".</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) => Exact(TimeZoneInfo.ConvertTime(at, zone));

    /// <summary>The same of an instant on the school's clock.</summary>
    public static string Exact(DateTimeOffset local) => local.ToString("d MMMM yyyy, H:mm:ss '(UTC'zzz')'", CultureInfo.CurrentCulture);

    /// <summary>For <c>datetime</c>, which allows three digits of a second at most.</summary>
    public static string Machine(DateTimeOffset at, TimeZoneInfo zone) => Machine(TimeZoneInfo.ConvertTime(at, zone));

    /// <summary>The same of an instant on the school's clock.</summary>
    public static string Machine(DateTimeOffset local) => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);
}
