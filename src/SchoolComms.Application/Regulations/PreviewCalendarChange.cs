using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Regulations;

/// <summary>What a change of the calendar would do to what waits.</summary>
/// <param name="Moving">How many waiting messages would move.</param>
/// <param name="OpensAt">When the hours would open next; null where the regulation sets none, or no working day is in sight.</param>
public sealed record CalendarEffect(int Moving, DateTimeOffset? OpensAt);

/// <summary>Says what a change of the calendar would do, before anybody makes it.</summary>
public sealed class PreviewCalendarChange(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result<CalendarEffect>> RunAsync(Actor actor, CalendarChange change, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepCalendar, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var changed = change.ApplyTo(actor.School.Calendar);
        if (changed.IsRefused)
            return changed.Error;

        var (school, edition, working, now) = (actor.School, actor.Edition, changed.Value.Working, time.GetUtcNow());
        return new CalendarEffect(
            await db.CountMovingAsync(school, edition, working, now, cancel),
            edition.Regulation.PostingHours?.NextOpening(now, school.Zone, working)
        );
    }
}
