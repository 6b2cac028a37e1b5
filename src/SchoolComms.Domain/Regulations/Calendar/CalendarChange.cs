using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>One change that an administrator makes to the school's calendar; a closed set.</summary>
public abstract record CalendarChange
{
    private CalendarChange() { }

    public abstract Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar);

    public sealed record AddYear(CalendarYear Year) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Add(Year);
    }

    public sealed record RemoveYear(CalendarYear Year) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Remove(Year);
    }

    public sealed record AddBreak(SchoolBreak Break) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Add(Break);
    }

    public sealed record RemoveBreak(SchoolBreak Break) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Remove(Break);
    }

    public sealed record AddWorkingDay(DateOnly Day) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Add(Day);
    }

    public sealed record RemoveWorkingDay(DateOnly Day) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.Remove(Day);
    }

    /// <summary>A week of six working days, or of five.</summary>
    public sealed record SetWeek(bool SixDays) : CalendarChange
    {
        public override Result<SchoolCalendar> ApplyTo(SchoolCalendar calendar) => calendar.InSixDayWeek(SixDays);
    }
}
