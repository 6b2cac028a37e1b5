using SchoolComms.Domain.Common;
using static SchoolComms.Domain.Tests.Moderation.Given;

namespace SchoolComms.Domain.Tests.Common;

public sealed class SchoolClockTests
{
    // The clocks of Moscow were put forward in the night to 28 March 2010.
    [Fact]
    public void The_same_time_on_the_next_day_is_what_the_schools_clock_shows()
    {
        var shifted = SchoolClock.Shift(At("2010-03-27T12:00+03:00"), Moscow, local => local.AddDays(1));

        shifted.ShouldBe(At("2010-03-28T12:00+04:00"));
        shifted.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_time_on_the_schools_clock_is_one_instant()
    {
        var noon = new DateTime(2026, 3, 11, 12, 0, 0, DateTimeKind.Unspecified);

        SchoolClock.Instant(noon, Moscow).ShouldBe(At("2026-03-11T09:00Z"));
        SchoolClock.Instant(noon, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kamchatka")).ShouldBe(At("2026-03-11T00:00Z"));
    }
}
