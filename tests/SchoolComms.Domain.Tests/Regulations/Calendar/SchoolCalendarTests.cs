using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Domain.Tests.Regulations.Calendar;

public sealed class SchoolCalendarTests
{
    private static readonly SchoolCalendar State = SchoolCalendar.AsTheState;

    [Fact]
    public void A_quarantine_closes_its_days_and_no_other()
    {
        var calendar = Closed("карантин", "2026-03-16", "2026-03-22");

        calendar.Working.KindOf(Day("2026-03-13")).ShouldBe(DayKind.Working);
        calendar.Working.KindOf(Day("2026-03-16")).ShouldBe(DayKind.DayOff);
        calendar.Working.BreakOn(Day("2026-03-20"))!.Name.ShouldBe("карантин");
        calendar.Working.KindOf(Day("2026-03-23")).ShouldBe(DayKind.Working);
        State.Working.KindOf(Day("2026-03-16")).ShouldBe(DayKind.Working);
    }

    [Fact]
    public void A_break_has_a_name_of_60_characters_at_most()
    {
        Break(new string('я', 60), "2026-03-16", "2026-03-16").Value.Name.Length.ShouldBe(60);
        Break(new string('я', 61), "2026-03-16", "2026-03-16").ShouldBeRefused<BreakNameMissingOrTooLong>("name");
        Break("  ", "2026-03-16", "2026-03-16").ShouldBeRefused<BreakNameMissingOrTooLong>("name");
    }

    [Fact]
    public void A_break_lasts_a_day_to_184_days_within_2000_to_2100()
    {
        Break("карантин", "2026-03-16", "2026-03-16").IsRefused.ShouldBeFalse();
        Break("карантин", "2026-03-16", "2026-03-15").ShouldBeRefused<BreakEndsBeforeItBegins>("last");
        Break("лето", "2026-01-01", "2026-07-03").IsRefused.ShouldBeFalse();
        Break("лето", "2026-01-01", "2026-07-04").ShouldBeRefused<BreakTooLong>("last");
        Break("лето", "1999-12-31", "2000-01-10").ShouldBeRefused<NotACalendarYear>("first");
        Break("лето", "2000-01-01", "2000-01-10").IsRefused.ShouldBeFalse();
        Break("лето", "2100-12-20", "2101-01-01").ShouldBeRefused<NotACalendarYear>("last");
        Break("лето", "2100-12-20", "2100-12-31").IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-22", true)]
    [InlineData("2026-03-23", false)]
    public void Breaks_share_no_day(string first, bool refused) =>
        Closed("карантин", "2026-03-16", "2026-03-22").Add(Break("каникулы", first, "2026-03-29").Value).IsRefused.ShouldBe(refused);

    [Fact]
    public void A_free_Saturday_becomes_a_working_day()
    {
        var calendar = State.Add(Day("2026-03-14")).Value;

        calendar.Working.IsWorking(Day("2026-03-14")).ShouldBeTrue();
        calendar.Add(Day("2026-03-14")).ShouldBeRefused<DayIsWorkedAlready>("day");
        calendar.Remove(Day("2026-03-14")).Value.Working.IsWorking(Day("2026-03-14")).ShouldBeFalse();
    }

    [Fact]
    public void Neither_a_holiday_nor_a_worked_day_nor_a_day_of_a_break_is_added_as_working()
    {
        State.Add(Day("2026-02-23")).ShouldBeRefused<DayIsAHoliday>("day");
        State.Add(Day("2026-03-13")).ShouldBeRefused<DayIsWorkedAlready>("day");
        State.Add(Day("1999-03-13")).ShouldBeRefused<NotACalendarYear>("day");
        Closed("карантин", "2026-03-14", "2026-03-15").Add(Day("2026-03-14")).ShouldBeRefused<DayIsInABreak>("day");
    }

    [Fact]
    public void A_six_day_week_works_on_Saturdays_that_are_no_holiday()
    {
        var calendar = State.InSixDayWeek(true);

        calendar.Working.IsWorking(Day("2026-03-14")).ShouldBeTrue();
        calendar.Working.IsWorking(Day("2026-03-15")).ShouldBeFalse();
        calendar.Working.IsWorking(Day("2026-05-09")).ShouldBeFalse();
        calendar.InSixDayWeek(false).Working.IsWorking(Day("2026-03-14")).ShouldBeFalse();
    }

    [Fact]
    public void A_year_is_added_once_and_may_be_taken_out_to_be_corrected()
    {
        var year = CalendarYear.Create(2027, "22.02", "20.02", "20.02").Value;
        var calendar = State.Add(year).Value;

        calendar.Working.KindOf(Day("2027-02-22")).ShouldBe(DayKind.DayOff);
        calendar.Add(year).ShouldBeRefused<YearIsKnown>("year");
        State.Add(CalendarYear.Create(2026, "", "", "").Value).ShouldBeRefused<YearIsKnown>("year");
        calendar.Remove(year).Value.Working.IsPublished(2027).ShouldBeFalse();
        State.Remove(year).Error.ShouldBeOfType<NotInCalendar>();
    }

    [Fact]
    public void A_year_gives_back_the_lists_that_it_was_made_of()
    {
        var year = CalendarYear.Create(2027, "31.12, 22.02", "20.02", "20.02; 30.04").Value;

        year.DaysOff.ShouldBe("22.02 31.12");
        year.WorkingDays.ShouldBe("20.02");
        year.ShortenedDays.ShouldBe("20.02 30.04");
        CalendarYear.Create(2027, year.DaysOff, year.WorkingDays, year.ShortenedDays).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-09-30", new int[0])]
    [InlineData("2026-10-01", new[] { 2027 })]
    [InlineData("2027-01-01", new[] { 2027 })]
    [InlineData("2027-10-01", new[] { 2027, 2028 })]
    public void This_year_is_asked_for_always_and_the_next_from_October_on(string today, int[] missing) =>
        State.MissingYears(Day(today)).ShouldBe(missing);

    [Fact]
    public void Years_breaks_and_working_days_stand_in_their_order_and_one_is_taken_out_without_the_others()
    {
        var (early, late) = (Break("каникулы", "2026-03-23", "2026-03-29").Value, Break("карантин", "2026-04-06", "2026-04-08").Value);
        var (next, after) = (CalendarYear.Create(2027, "", "", "").Value, CalendarYear.Create(2028, "", "", "").Value);
        var calendar = State.Add(late).Value.Add(early).Value.Add(after).Value.Add(next).Value;
        calendar = calendar.Add(Day("2026-03-21")).Value.Add(Day("2026-03-14")).Value;

        calendar.Days.Breaks.ShouldBe([early, late]);
        calendar.Days.WorkingDays.ShouldBe([Day("2026-03-14"), Day("2026-03-21")]);
        calendar.Years.ShouldBe([next, after]);
        calendar.Remove(early).Value.Days.Breaks.ShouldBe([late]);
        calendar.Remove(Day("2026-03-14")).Value.Days.WorkingDays.ShouldBe([Day("2026-03-21")]);
        calendar.Remove(next).Value.Years.ShouldBe([after]);
    }

    [Fact]
    public void A_calendar_holds_300_breaks_and_300_working_days()
    {
        var first = Day("2026-01-12");
        var breaks = Enumerable.Range(0, 299).Select(at => Weekly(at).Value).ToList();
        var saturdays = Enumerable.Range(0, 299).Select(at => Day("2030-01-12").AddDays(7 * at)).ToList();
        var nearlyFull = new SchoolCalendar([], new SchoolDays(SixDayWeek: false, breaks, saturdays));

        nearlyFull.Add(Weekly(299).Value).Value.Add(Weekly(300).Value).Error.ShouldBe(new CalendarIsFull(300));
        nearlyFull.Add(Day("2026-03-14")).Value.Add(Day("2026-03-21")).Error.ShouldBe(new CalendarIsFull(300));

        Result<SchoolBreak> Weekly(int at) => SchoolBreak.Create("карантин", first.AddDays(7 * at), first.AddDays(7 * at));
    }

    [Fact]
    public void A_break_that_shares_a_day_with_another_names_it() =>
        Closed("карантин", "2026-03-16", "2026-03-22")
            .Add(Break("каникулы", "2026-03-22", "2026-03-29").Value)
            .Error.ShouldBe(new BreakOverlaps("карантин", Day("2026-03-16"), Day("2026-03-22")) { Field = "First" });

    [Fact]
    public void Each_change_is_made_to_the_calendar_and_taken_back_by_its_opposite()
    {
        var (year, quarantine) = (CalendarYear.Create(2027, "", "", "").Value, Break("карантин", "2026-03-16", "2026-03-22").Value);
        CalendarChange[] changes =
        [
            new CalendarChange.AddYear(year),
            new CalendarChange.AddBreak(quarantine),
            new CalendarChange.AddWorkingDay(Day("2026-03-14")),
            new CalendarChange.SetWeek(SixDays: true),
        ];
        CalendarChange[] opposites =
        [
            new CalendarChange.RemoveYear(year),
            new CalendarChange.RemoveBreak(quarantine),
            new CalendarChange.RemoveWorkingDay(Day("2026-03-14")),
            new CalendarChange.SetWeek(SixDays: false),
        ];

        var changed = changes.Aggregate(State, (calendar, change) => change.ApplyTo(calendar).Value);
        var taken = opposites.Aggregate(changed, (calendar, change) => change.ApplyTo(calendar).Value);

        changed.Years.ShouldBe([year]);
        changed.Days.Breaks.ShouldBe([quarantine]);
        (changed.Days.WorkingDays.Single(), changed.Days.SixDayWeek).ShouldBe((Day("2026-03-14"), true));
        (taken.Years.Count, taken.Days.Breaks.Count, taken.Days.WorkingDays.Count, taken.Days.SixDayWeek).ShouldBe((0, 0, 0, false));
    }

    [Fact]
    public void What_the_calendar_does_not_have_is_not_taken_out()
    {
        State.Remove(Break("карантин", "2026-03-16", "2026-03-22").Value).Error.ShouldBeOfType<NotInCalendar>();
        State.Remove(Day("2026-03-14")).Error.ShouldBeOfType<NotInCalendar>();
    }

    private static SchoolCalendar Closed(string name, string first, string last) => State.Add(Break(name, first, last).Value).Value;

    private static Result<SchoolBreak> Break(string name, string first, string last) => SchoolBreak.Create(name, Day(first), Day(last));

    private static DateOnly Day(string iso) => DateOnly.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);
}

file static class Refusals
{
    public static void ShouldBeRefused<TError>(this Result<SchoolBreak> result, string field)
        where TError : Error => result.Error.ShouldBeOfType<TError>().Field.ShouldBe(field);

    public static void ShouldBeRefused<TError>(this Result<SchoolCalendar> result, string field)
        where TError : Error => result.Error.ShouldBeOfType<TError>().Field.ShouldBe(field);
}
