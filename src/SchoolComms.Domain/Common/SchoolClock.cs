namespace SchoolComms.Domain.Common;

/// <summary>Calendar arithmetic on the clock that a school lives by: "in a month" is a date there, not a number of hours.</summary>
public static class SchoolClock
{
    /// <summary>The instant at which the school's clock shows the shifted time.</summary>
    public static DateTimeOffset Shift(DateTimeOffset now, TimeZoneInfo zone, Func<DateTime, DateTime> shift) =>
        Instant(shift(TimeZoneInfo.ConvertTime(now, zone).DateTime), zone);

    /// <summary>
    /// The instant at which the school's clock shows this date and time; the first or the last that there is where the
    /// calendar's ends, which anybody may type, have none.
    /// </summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var ticks = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    /// <summary>The day that the school's calendar shows at an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The midnight at which a day of the school's starts.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => Instant(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The midnight at which a day of the school's ends.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1), zone);
}
