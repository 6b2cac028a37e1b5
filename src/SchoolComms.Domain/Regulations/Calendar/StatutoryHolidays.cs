namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>The non-working holidays that every year has (Labour Code, article 112).</summary>
internal static class StatutoryHolidays
{
    public static bool Contains(DateOnly day) =>
        (day.Month, day.Day) is (1, <= 8) or (2, 23) or (3, 8) or (5, 1) or (5, 9) or (6, 12) or (11, 4);
}
