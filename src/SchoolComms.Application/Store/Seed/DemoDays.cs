using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Store.Seed;

/// <summary>The days of the demonstration, counted back from now: everything in it happened on working days, on the school's clock.</summary>
internal sealed class DemoDays
{
    /// <summary>Working days ago: the school was set up.</summary>
    public const int SetUp = 30;

    /// <summary>Working days ago: the first links were given out.</summary>
    public const int FirstLinks = 26;

    /// <summary>Working days ago: the chats were opened, and people began to talk.</summary>
    public const int Talk = 15;

    private readonly TimeZoneInfo zone;
    private readonly DateOnly[] working;

    public DemoDays(DateTimeOffset now, TimeZoneInfo zone)
    {
        (Now, this.zone) = (now, zone);
        var today = SchoolClock.DateAt(now, zone);
        working = [.. Enumerable.Range(1, 120).Select(days => today.AddDays(-days)).Where(WorkingCalendar.State.IsWorking).Take(SetUp)];
        Today = today;
    }

    public DateTimeOffset Now { get; }

    public DateOnly Today { get; }

    /// <summary>The days of three weeks of talk, the oldest first; today is the last where it is worked.</summary>
    public IEnumerable<DateOnly> OfTalk =>
        working.Take(Talk).Reverse().Concat(WorkingCalendar.State.IsWorking(Today) ? [Today] : Array.Empty<DateOnly>());

    /// <summary>The working day that lies this many working days before today; at most <see cref="SetUp"/>.</summary>
    public DateOnly Ago(int workingDays) => working[workingDays - 1];

    public DateTimeOffset At(DateOnly day, int hour, int minute) => At(day, new TimeOnly(hour, minute));

    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
