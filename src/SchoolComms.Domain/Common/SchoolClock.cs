namespace SchoolComms.Domain.Common;

/// <summary>Calendar arithmetic on the clock that a school lives by: "in a month" is a date there, not a number of hours.</summary>
public static class SchoolClock
{
    /// <summary>The instant at which the school's clock shows the shifted time.</summary>
    public static DateTimeOffset Shift(DateTimeOffset now, TimeZoneInfo zone, Func<DateTime, DateTime> shift) =>
        Instant(shift(TimeZoneInfo.ConvertTime(now, zone).DateTime), zone);

    /// <summary>The instant at which the school's clock shows this date and time.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)).ToUniversalTime();
}
