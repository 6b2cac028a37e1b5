using SchoolComms.Domain.Schools;

namespace SchoolComms.Domain.Tests.Schools;

public sealed class RussianTimeZoneTests
{
    [Fact]
    public void There_are_eleven_an_hour_apart() => RussianTimeZone.All.Select(zone => zone.FromMoscow).ShouldBe(Enumerable.Range(-1, 11));

    [Fact]
    public void Each_shows_the_hours_that_its_clock_keeps()
    {
        var day = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var zone in RussianTimeZone.All)
            TimeZoneInfo.FindSystemTimeZoneById(zone.Id).GetUtcOffset(day).ShouldBe(TimeSpan.FromHours(3 + zone.FromMoscow), zone.City);
    }

    [Theory]
    [InlineData("Europe/Kaliningrad", "Калининград, МСК−1 (UTC+2)")]
    [InlineData("Europe/Moscow", "Москва, МСК (UTC+3)")]
    [InlineData("Asia/Kamchatka", "Петропавловск-Камчатский, МСК+9 (UTC+12)")]
    public void Its_label_says_the_city_and_both_differences(string id, string label) =>
        RussianTimeZone.All.Single(zone => zone.Id == id).Label.ShouldBe(label);
}
