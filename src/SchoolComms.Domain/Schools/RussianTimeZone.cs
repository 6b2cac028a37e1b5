using System.Collections.Immutable;

namespace SchoolComms.Domain.Schools;

/// <summary>One of the eleven time zones of Russia, in which a school may live.</summary>
/// <param name="Id">The IANA name: <c>Europe/Moscow</c>.</param>
/// <param name="City">The city that people know it by.</param>
/// <param name="FromMoscow">Whole hours ahead of Moscow; Moscow itself is three ahead of UTC.</param>
public sealed record RussianTimeZone(string Id, string City, int FromMoscow)
{
    private const int Moscow = 3;

    /// <summary>From west to east.</summary>
    public static readonly ImmutableArray<RussianTimeZone> All =
    [
        new("Europe/Kaliningrad", "Калининград", -1),
        new("Europe/Moscow", "Москва", 0),
        new("Europe/Samara", "Самара", 1),
        new("Asia/Yekaterinburg", "Екатеринбург", 2),
        new("Asia/Omsk", "Омск", 3),
        new("Asia/Krasnoyarsk", "Красноярск", 4),
        new("Asia/Irkutsk", "Иркутск", 5),
        new("Asia/Yakutsk", "Якутск", 6),
        new("Asia/Vladivostok", "Владивосток", 7),
        new("Asia/Magadan", "Магадан", 8),
        new("Asia/Kamchatka", "Петропавловск-Камчатский", 9),
    ];

    /// <summary>«Екатеринбург, МСК+2 (UTC+5)».</summary>
    public string Label =>
        FromMoscow == 0
            ? $"{City}, МСК (UTC+{Moscow})"
            : FormattableString.Invariant($"{City}, МСК{FromMoscow:+0;−0} (UTC+{FromMoscow + Moscow})");

    public static bool Knows(string? id) => All.Any(zone => zone.Id == id);
}
