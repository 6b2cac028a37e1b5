using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Tests.Regulations.Calendar;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar State = WorkingCalendar.State;

    [Theory]
    [InlineData("2025-05-02", DayKind.DayOff)]
    [InlineData("2025-05-05", DayKind.Working)]
    [InlineData("2025-10-31", DayKind.Working)]
    [InlineData("2025-11-01", DayKind.Shortened)]
    [InlineData("2025-11-02", DayKind.DayOff)]
    [InlineData("2026-01-08", DayKind.Holiday)]
    [InlineData("2026-01-09", DayKind.DayOff)]
    [InlineData("2026-01-12", DayKind.Working)]
    [InlineData("2026-03-08", DayKind.Holiday)]
    [InlineData("2026-03-09", DayKind.DayOff)]
    [InlineData("2026-04-30", DayKind.Shortened)]
    [InlineData("2026-12-31", DayKind.DayOff)]
    public void The_state_moves_days_off_and_shortens_eves(string day, DayKind expected) => State.KindOf(Day(day)).ShouldBe(expected);

    [Fact]
    public void A_working_and_a_shortened_day_are_worked_the_others_are_not()
    {
        State.IsWorking(Day("2025-10-31")).ShouldBeTrue();
        State.IsWorking(Day("2025-11-01")).ShouldBeTrue();
        State.IsWorking(Day("2025-11-02")).ShouldBeFalse();
        State.IsWorking(Day("2025-11-04")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2027-02-22", DayKind.Shortened)]
    [InlineData("2027-02-23", DayKind.Holiday)]
    [InlineData("2027-02-24", DayKind.Working)]
    [InlineData("2027-02-27", DayKind.DayOff)]
    public void An_unpublished_year_has_weekends_holidays_and_their_eves(string day, DayKind expected)
    {
        State.IsPublished(2026).ShouldBeTrue();
        State.IsPublished(2027).ShouldBeFalse();
        State.KindOf(Day(day)).ShouldBe(expected);
    }

    [Fact]
    public void An_administrator_adds_a_year()
    {
        var year = CalendarYear.Create(2027, "22.02, 31.12", "20.02", "20.02; 30.04").Value;
        var calendar = State.With(year);

        calendar.IsPublished(2027).ShouldBeTrue();
        calendar.KindOf(Day("2027-02-22")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2027-02-20")).ShouldBe(DayKind.Shortened);
        calendar.KindOf(Day("2027-12-31")).ShouldBe(DayKind.DayOff);
        State.KindOf(Day("2027-12-31")).ShouldBe(DayKind.Shortened);
        State.IsPublished(2027).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1999, "", "", "", "year")]
    [InlineData(2027, "30.02", "", "", "daysOff")]
    [InlineData(2027, "понедельник", "", "", "daysOff")]
    [InlineData(2027, "", "01.05", "", "workingDays")]
    [InlineData(2027, "22.02", "22.02", "", "workingDays")]
    [InlineData(2027, "22.02", "", "22.02", "shortenedDays")]
    [InlineData(2027, "", "", "20.02", "shortenedDays")]
    public void A_bad_year_is_refused_with_its_field(int year, string off, string working, string shortened, string field)
    {
        var result = CalendarYear.Create(year, off, working, shortened);

        result.IsRefused.ShouldBeTrue();
        result.Error.Field.ShouldBe(field);
    }

    [Fact]
    public void A_school_break_closes_its_days_and_no_others()
    {
        var calendar = State.With(
            SchoolDays.AsTheState with
            {
                Breaks = [SchoolBreak.Create("карантин", Day("2026-10-06"), Day("2026-10-08")).Value],
            }
        );

        calendar.KindOf(Day("2026-10-05")).ShouldBe(DayKind.Working);
        calendar.KindOf(Day("2026-10-06")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2026-10-08")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2026-10-09")).ShouldBe(DayKind.Working);
    }

    [Fact]
    public void A_break_ends_on_the_day_it_begins_or_later()
    {
        SchoolBreak.Create("каникулы", Day("2026-10-06"), Day("2026-10-06")).IsRefused.ShouldBeFalse();
        SchoolBreak.Create("каникулы", Day("2026-10-06"), Day("2026-10-05")).Error.ShouldBeOfType<BreakEndsBeforeItBegins>();
    }

    [Fact]
    public void A_school_works_an_added_day_unless_it_is_a_holiday_or_in_a_break()
    {
        var calendar = State.With(
            new SchoolDays(
                SixDayWeek: false,
                [SchoolBreak.Create("каникулы", Day("2026-10-24"), Day("2026-11-01")).Value],
                [Day("2026-10-17"), Day("2026-10-24"), Day("2026-06-12")]
            )
        );

        calendar.KindOf(Day("2026-10-10")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2026-10-17")).ShouldBe(DayKind.Working);
        calendar.KindOf(Day("2026-10-24")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2026-06-12")).ShouldBe(DayKind.Holiday);
    }

    [Fact]
    public void A_six_day_week_works_on_Saturdays_but_not_on_Sundays_or_holidays()
    {
        var calendar = State.With(SchoolDays.AsTheState with { SixDayWeek = true });

        calendar.KindOf(Day("2026-10-10")).ShouldBe(DayKind.Working);
        calendar.KindOf(Day("2026-10-11")).ShouldBe(DayKind.DayOff);
        calendar.KindOf(Day("2026-05-09")).ShouldBe(DayKind.Holiday);
    }

    private static DateOnly Day(string iso) => DateOnly.Parse(iso);
}
