using SchoolComms.Domain.Common;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Common;

public sealed class SchoolClockTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("+5", TimeSpan.FromHours(5), "+5", "+5");

    [Fact]
    public void A_time_on_the_school_s_clock_is_an_instant_of_its_own_zone()
    {
        SchoolClock.Instant(new DateTime(2026, 3, 11, 10, 0, 0), Zone).ShouldBe(new DateTimeOffset(2026, 3, 11, 5, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_calendar_s_first_day_which_began_before_all_instants_begins_with_the_first()
    {
        SchoolClock.Instant(DateTime.MinValue, Zone).ShouldBe(DateTimeOffset.MinValue);
        SchoolClock.Instant(DateTime.MinValue.AddHours(5), Zone).ShouldBe(DateTimeOffset.MinValue);
        SchoolClock.Instant(DateTime.MinValue.AddHours(6), Zone).ShouldBe(DateTimeOffset.MinValue.AddHours(1));
    }

    [Fact]
    public void A_day_starts_at_the_school_s_midnight_and_is_the_school_s_until_the_next()
    {
        var (day, midnight) = (new DateOnly(2026, 3, 11), new DateTimeOffset(2026, 3, 10, 19, 0, 0, TimeSpan.Zero));

        SchoolClock.StartOf(day, Zone).ShouldBe(midnight);
        SchoolClock.DateAt(midnight, Zone).ShouldBe(day);
        SchoolClock.DateAt(midnight.AddTicks(-1), Zone).ShouldBe(day.AddDays(-1));
    }

    [Fact]
    public void A_day_ends_at_the_next_midnight_and_the_calendar_s_last_with_the_last_instant()
    {
        SchoolClock.EndOf(new DateOnly(2026, 3, 11), Zone).ShouldBe(new DateTimeOffset(2026, 3, 11, 19, 0, 0, TimeSpan.Zero));
        SchoolClock.EndOf(DateOnly.MaxValue, Zone).ShouldBe(DateTimeOffset.MaxValue);
    }

    // The clocks of Moscow were put forward in the night to 28 March 2010.
    [Fact]
    public void The_same_time_on_the_next_day_is_what_the_schools_clock_shows()
    {
        var shifted = SchoolClock.Shift(At("2010-03-27T12:00+03:00"), Moscow, local => local.AddDays(1));

        shifted.ShouldBe(At("2010-03-28T12:00+04:00"));
        shifted.Offset.ShouldBe(TimeSpan.Zero);
    }
}
