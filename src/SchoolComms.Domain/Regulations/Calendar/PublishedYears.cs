namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>The years that the government has published: the yearly decrees on moving days off.</summary>
internal static class PublishedYears
{
    public static IReadOnlyList<CalendarYear> All { get; } =
    [
        CalendarYear.Create(2025, "02.05 08.05 13.06 03.11 31.12", "01.11", "07.03 30.04 11.06 01.11").Value,
        CalendarYear.Create(2026, "09.01 09.03 11.05 31.12", "", "30.04 08.05 11.06 03.11").Value,
    ];
}
