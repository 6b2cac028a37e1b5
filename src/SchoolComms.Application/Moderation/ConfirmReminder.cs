using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>Whoever was reminded confirms to have read it (S1 4.4); somebody else's reminder is not there.</summary>
public sealed class ConfirmReminder(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(Actor actor, PersonalReminderId id, CancellationToken cancel)
    {
        var reminder = await db.PersonalReminders.SingleOrDefaultAsync(r => r.Id == id && r.PersonId == actor.Person, cancel);
        if (reminder is null)
            return new NotFound(nameof(PersonalReminder));

        reminder.Read(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
