using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Tests.Access;

public sealed class SessionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 7, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Somebody = new(Guid.CreateVersion7(Now));

    [Theory]
    [InlineData(false, 30 * 24)]
    [InlineData(true, 12)]
    public void A_session_that_nobody_uses_is_over(bool ofOfficial, int hours)
    {
        var session = Session.Start(Somebody, ofOfficial, "10.0.0.1", "Chrome, Android", Now);

        session.IsOpen(Now.AddHours(hours).AddTicks(-1)).ShouldBeTrue();
        session.IsOpen(Now.AddHours(hours)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, 180)]
    [InlineData(true, 7)]
    public void A_session_that_is_used_daily_is_over_in_the_end(bool ofOfficial, int days)
    {
        var session = Session.Start(Somebody, ofOfficial, "10.0.0.1", "Chrome, Android", Now);
        session.See("10.0.0.1", Now.AddDays(days).AddMinutes(-10));

        session.IsOpen(Now.AddDays(days).AddTicks(-1)).ShouldBeTrue();
        session.IsOpen(Now.AddDays(days)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("10.0.0.2", 29, true)]
    [InlineData("10.0.0.2", 30, false)]
    [InlineData("10.0.0.1", 29, false)]
    public void Two_addresses_at_a_time_are_noticed(string other, int minutesAgo, bool apart)
    {
        Session[] sessions =
        [
            Session.Start(Somebody, false, "10.0.0.1", "Chrome, Android", Now),
            Session.Start(Somebody, false, other, "Firefox, Windows", Now.AddMinutes(-minutesAgo)),
        ];

        Session.AreApart(sessions, Now).ShouldBe(apart);
    }

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
        "Chrome, Android"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 YaBrowser/24.12 Safari/537.36",
        "Яндекс Браузер, Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
        "Safari, iPhone"
    )]
    [InlineData(null, "")]
    public void A_browser_has_a_short_name(string? userAgent, string name) => BrowserName.Of(userAgent).ShouldBe(name);
}
