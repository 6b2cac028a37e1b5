using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations.Calendar;

/// <summary>
/// The hours of a working day in which parents and students may write, in the school's own time zone (S2 pp. 6, 8: 7:00 to 17:00).
/// The first moment is inside, the last is outside: see docs/decisions/0005-posting-hours-boundaries.md.
/// </summary>
public sealed record PostingHours
{
    // Longer than any summer holidays; a calendar without a working day for so long has no opening to wait for.
    private const int SearchedDays = 366;

    private PostingHours(TimeOnly from, TimeOnly until) => (From, Until) = (from, until);

    /// <summary>The first moment at which one may write.</summary>
    public TimeOnly From { get; }

    /// <summary>The first moment at which one may no longer write.</summary>
    public TimeOnly Until { get; }

    /// <summary>Hours within one day; refused when they end before they start, or at once.</summary>
    public static Result<PostingHours> Create(TimeOnly from, TimeOnly until) =>
        from < until ? new PostingHours(from, until) : new HoursEndBeforeTheyStart(from, until) { Field = nameof(until) };

    /// <summary>Whether one may write now.</summary>
    public bool IsOpen(DateTimeOffset now, TimeZoneInfo zone, WorkingCalendar calendar)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return From <= time && time < Until && calendar.IsWorking(DateOnly.FromDateTime(local.DateTime));
    }

    /// <summary>
    /// The first moment from now on at which one may write, with the zone's offset: now itself while it is open.
    /// Null when none of the next 366 days is a working day.
    /// </summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now, TimeZoneInfo zone, WorkingCalendar calendar)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (IsOpen(now, zone, calendar))
        {
            return local;
        }

        var today = DateOnly.FromDateTime(local.DateTime);
        var first = TimeOnly.FromTimeSpan(local.TimeOfDay) < From ? today : today.AddDays(1);
        for (var day = first; day <= today.AddDays(SearchedDays); day = day.AddDays(1))
        {
            if (calendar.IsWorking(day))
            {
                var opening = day.ToDateTime(From);
                return new DateTimeOffset(opening, zone.GetUtcOffset(opening));
            }
        }

        return null;
    }
}

/// <summary>Posting hours must start before they end, on the same day.</summary>
public sealed record HoursEndBeforeTheyStart(TimeOnly From, TimeOnly Until) : Error(ErrorKind.Invalid);
