using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Statistics;

namespace SchoolComms.Domain.Tests.Statistics;

public sealed class PeriodTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-11T10:00:00+03:00");

    [Theory]
    [InlineData(PeriodKind.Week, "2026-03-05", 7)]
    [InlineData(PeriodKind.Month, "2026-02-10", 30)]
    [InlineData(PeriodKind.All, "2026-01-12", 59)]
    public void A_period_ends_today_and_counts_every_day(PeriodKind kind, string first, int days)
    {
        var period = Period.Of(kind, SetUp("2026-01-12T12:00:00+03:00"), Now);

        period.First.ShouldBe(DateOnly.Parse(first));
        period.Last.ShouldBe(new DateOnly(2026, 3, 11));
        period.Steps.Count().ShouldBe(days);
    }

    [Fact]
    public void Days_are_the_school_s_own()
    {
        var late = DateTimeOffset.Parse("2026-03-11T21:30:00Z");

        Period.Of(PeriodKind.Week, SetUp("2026-01-12T12:00:00Z", "Europe/Kaliningrad"), late).Last.Day.ShouldBe(11);
        Period.Of(PeriodKind.Week, SetUp("2026-01-12T12:00:00Z", "Asia/Vladivostok"), late).Last.Day.ShouldBe(12);
    }

    [Fact]
    public void Days_follow_one_another_without_a_gap_also_when_the_clocks_change()
    {
        var springOf2010 = DateTimeOffset.Parse("2010-04-10T10:00:00Z");
        var period = Period.Of(PeriodKind.Month, SetUp("2010-01-12T12:00:00Z"), springOf2010);
        var steps = period.Steps.ToList();

        steps[0].From.ShouldBe(period.From);
        steps[^1].Until.ShouldBe(period.Until);
        steps.Zip(steps.Skip(1)).ShouldAllBe(pair => pair.First.Until == pair.Second.From);
        steps.Select(step => (step.Until - step.From).TotalHours).Distinct().Order().ShouldBe([23, 24]);
    }

    [Theory]
    [InlineData("2025-12-10T12:00:00+03:00", false)]
    [InlineData("2025-12-09T12:00:00+03:00", true)]
    public void More_than_92_days_are_counted_by_month(string setUp, bool byMonth)
    {
        var period = Period.Of(PeriodKind.All, SetUp(setUp), Now);

        period.IsByMonth.ShouldBe(byMonth);
        period.Steps.Count().ShouldBe(byMonth ? 4 : 92);
        period.Steps.Last().Until.ShouldBe(period.Until);
    }

    [Fact]
    public void A_message_s_id_falls_on_the_day_it_was_sent()
    {
        var midnight = DateTimeOffset.Parse("2026-03-11T00:00:00+03:00");
        var first = MessageId.LeastAt(midnight);

        for (var i = 0; i < 100; i++)
        {
            (new MessageId(Guid.CreateVersion7(midnight)) >= first).ShouldBeTrue();
            (new MessageId(Guid.CreateVersion7(midnight.AddMilliseconds(-1))) < first).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 3, 0)]
    [InlineData(2, 3, 66)]
    [InlineData(999, 1000, 99)]
    [InlineData(3, 3, 100)]
    public void A_hundred_percent_means_everybody(int done, int of, int? percent) => new Share(done, of).Percent.ShouldBe(percent);

    private static School SetUp(string at, string zone = "Europe/Moscow") =>
        School
            .SetUp(
                "school1",
                SchoolKind.School,
                SchoolProfile.Create("Школа № 1", "Школа № 1", "Новогорск", zone, null, null).Value,
                DateTimeOffset.Parse(at)
            )
            .Value;
}
