using System.Globalization;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class MomentTests
{
    private static readonly TimeZoneInfo Yekaterinburg = TimeZoneInfo.FindSystemTimeZoneById("Asia/Yekaterinburg");
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 14, 5, 0, TimeSpan.FromHours(5));

    public MomentTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");

    [Theory]
    [InlineData("2026-03-11T09:05:00+05:00", "сегодня, 9:05")]
    [InlineData("2026-03-11T00:00:00+05:00", "сегодня, 0:00")]
    [InlineData("2026-03-10T23:59:59+05:00", "вчера, 23:59")]
    [InlineData("2026-03-10T00:00:00+05:00", "вчера, 0:00")]
    [InlineData("2026-03-09T23:59:59+05:00", "9 марта, 23:59")]
    [InlineData("2026-03-11T23:59:59+05:00", "сегодня, 23:59")]
    [InlineData("2026-03-12T07:00:00+05:00", "завтра, 7:00")]
    [InlineData("2026-03-13T00:00:00+05:00", "13 марта, 0:00")]
    [InlineData("2026-01-01T00:00:00+05:00", "1 января, 0:00")]
    [InlineData("2025-12-31T23:59:59+05:00", "31 декабря 2025, 23:59")]
    [InlineData("2026-03-10T19:30:00Z", "сегодня, 0:30")]
    public void A_time_is_said_as_people_at_the_school_say_it(string at, string expected) =>
        Moment.Say(DateTimeOffset.Parse(at), Yekaterinburg, Now, new EchoLocalizer()).ShouldBe(expected);

    [Fact]
    public void The_exact_time_has_seconds_and_the_offset() =>
        Moment.Exact(Now.AddSeconds(32), Yekaterinburg).ShouldBe("11 марта 2026, 14:05:32 (UTC+05:00)");

    [Fact]
    public void The_machine_time_keeps_three_digits_of_a_second() =>
        Moment.Machine(Now.AddTicks(1_234_567), Yekaterinburg).ShouldBe("2026-03-11T14:05:00.123+05:00");

    [Fact]
    public void The_machine_time_of_a_whole_second_has_no_fraction() =>
        Moment.Machine(Now, Yekaterinburg).ShouldBe("2026-03-11T14:05:00+05:00");
}
