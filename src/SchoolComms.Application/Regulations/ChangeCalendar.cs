using SchoolComms.Application.Audit;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Application.Regulations;

/// <summary>
/// Changes the school's calendar (RUL-1); what waits for the hours moves to their new opening. Of two administrators at once the
/// second changes what the first has left.
/// </summary>
public sealed class ChangeCalendar(SchoolCommsDb db, LiveChats live, TimeProvider time)
{
    /// <summary>How many waiting messages were moved.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, CalendarChange change, CancellationToken cancel)
    {
        var permitted = Permissions.Check(actor, SchoolAction.KeepCalendar, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var school = await db.LockSchoolRowAsync(cancel);
        var changed = school.Change(change);
        if (changed.IsRefused)
            return changed.Error;

        await db.SaveChangesAsync(cancel);
        var moved = await db.MoveQueueAsync(actor.Edition, now, cancel);
        var clause = actor.Edition.Cite(Rule.PostingHours);
        var details = new
        {
            Change = change.GetType().Name,
            What = (object)change,
            Moved = moved.Messages,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.CalendarChanged, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        moved.Announce(live, school.Id);
        return moved.Messages;
    }
}
