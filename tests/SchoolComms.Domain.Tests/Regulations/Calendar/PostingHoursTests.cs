using FsCheck;
using FsCheck.Fluent;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Tests.Regulations.Calendar;

public class PostingHoursTests
{
    private static readonly PostingHours Hours = PostingHours.Create(new(7, 0), new(17, 0)).Value;
    private static readonly WorkingCalendar Calendar = WorkingCalendar.State;
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>The eleven zones of Russia with their hours from UTC.</summary>
    public static TheoryData<string, int> Zones =>
        new()
        {
            { "Europe/Kaliningrad", 2 },
            { "Europe/Moscow", 3 },
            { "Europe/Samara", 4 },
            { "Asia/Yekaterinburg", 5 },
            { "Asia/Omsk", 6 },
            { "Asia/Krasnoyarsk", 7 },
            { "Asia/Irkutsk", 8 },
            { "Asia/Yakutsk", 9 },
            { "Asia/Vladivostok", 10 },
            { "Asia/Magadan", 11 },
            { "Asia/Kamchatka", 12 },
        };

    [Theory]
    [InlineData("06:59:59.999", false)]
    [InlineData("07:00:00", true)]
    [InlineData("16:59:59.999", true)]
    [InlineData("17:00:00", false)]
    [InlineData("00:00:00", false)]
    public void Seven_sharp_is_inside_and_seventeen_sharp_is_outside(string time, bool open) =>
        Hours.IsOpen(At($"2026-11-20T{time}+03:00"), Moscow, Calendar).ShouldBe(open);

    [Theory]
    [InlineData("2025-11-01", true)]
    [InlineData("2025-11-02", false)]
    [InlineData("2025-11-03", false)]
    [InlineData("2025-11-04", false)]
    [InlineData("2025-11-05", true)]
    [InlineData("2026-04-30", true)]
    public void Hours_follow_the_calendar(string day, bool open) => Hours.IsOpen(At($"{day}T12:00+03:00"), Moscow, Calendar).ShouldBe(open);

    [Theory]
    [MemberData(nameof(Zones))]
    public void Each_school_opens_and_closes_by_its_own_clock(string zoneId, int hoursFromUtc)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var opening = At("2026-11-20T07:00Z").AddHours(-hoursFromUtc);

        Hours.IsOpen(opening.AddTicks(-1), zone, Calendar).ShouldBeFalse();
        Hours.IsOpen(opening, zone, Calendar).ShouldBeTrue();
        Hours.IsOpen(opening.AddHours(10).AddTicks(-1), zone, Calendar).ShouldBeTrue();
        Hours.IsOpen(opening.AddHours(10), zone, Calendar).ShouldBeFalse();
        Hours.NextOpening(opening.AddTicks(-1), zone, Calendar).ShouldBe(opening);
        Hours.NextOpening(opening.AddTicks(-1), zone, Calendar)!.Value.Offset.ShouldBe(TimeSpan.FromHours(hoursFromUtc));
    }

    [Theory]
    [InlineData("2026-11-20T06:00+03:00", "2026-11-20T07:00+03:00")]
    [InlineData("2026-11-20T12:34+03:00", "2026-11-20T12:34+03:00")]
    [InlineData("2026-11-19T17:00+03:00", "2026-11-20T07:00+03:00")]
    [InlineData("2026-11-20T17:00+03:00", "2026-11-23T07:00+03:00")]
    [InlineData("2026-11-21T06:00+03:00", "2026-11-23T07:00+03:00")]
    [InlineData("2025-10-31T20:00+03:00", "2025-11-01T07:00+03:00")]
    [InlineData("2025-12-30T17:00+03:00", "2026-01-12T07:00+03:00")]
    [InlineData("2026-11-22T23:00Z", "2026-11-23T07:00+03:00")]
    public void The_next_opening_is_now_or_the_next_working_morning(string now, string opening) =>
        Hours.NextOpening(At(now), Moscow, Calendar).ShouldBe(At(opening));

    [Fact]
    public void A_school_that_never_works_never_opens()
    {
        var calendar = Calendar.With(SchoolDays.AsTheState with { Breaks = Closed(new(2026, 11, 20), 400) });

        Hours.NextOpening(At("2026-11-20T12:00+03:00"), Moscow, calendar).ShouldBeNull();
    }

    [Theory]
    [InlineData(366, true)]
    [InlineData(367, false)]
    public void An_opening_is_looked_for_366_days_ahead(int daysAhead, bool found)
    {
        var today = new DateOnly(2026, 11, 20);
        var calendar = Calendar.With(new SchoolDays(SixDayWeek: false, Closed(today, daysAhead), [today.AddDays(daysAhead)]));

        Hours.NextOpening(At("2026-11-20T12:00+03:00"), Moscow, calendar).HasValue.ShouldBe(found);
    }

    [Theory]
    [InlineData(17, 7)]
    [InlineData(7, 7)]
    public void Hours_that_end_before_they_start_are_refused(int from, int until)
    {
        var result = PostingHours.Create(new(from, 0), new(until, 0));

        result.Error.ShouldBe(new HoursEndBeforeTheyStart(new(from, 0), new(until, 0)) { Field = "until" });
    }

    [Fact]
    public void It_is_open_at_the_next_opening_and_closed_until_then() =>
        Prop.ForAll(
                Gen.Choose(0, 2 * 365 * 24 * 60).Select(minutes => At("2025-01-01T00:00Z").AddMinutes(minutes)).ToArbitrary(),
                now =>
                {
                    var opening = Hours.NextOpening(now, Moscow, Calendar)!.Value;
                    return Hours.IsOpen(opening, Moscow, Calendar)
                        && (opening == now || !Hours.IsOpen(now, Moscow, Calendar))
                        && (opening == now || !Hours.IsOpen(opening.AddTicks(-1), Moscow, Calendar));
                }
            )
            .QuickCheckThrowOnFailure();

    // Breaks in a row, none of them longer than a break may be.
    private static SchoolBreak[] Closed(DateOnly first, int days) =>
        [
            .. Enumerable
                .Range(0, days)
                .Chunk(SchoolBreak.MaxDays)
                .Select(part => SchoolBreak.Create("ремонт", first.AddDays(part[0]), first.AddDays(part[^1])).Value),
        ];

    private static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}
