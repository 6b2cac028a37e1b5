using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Regulations;

/// <summary>Who asks somebody to confirm the Rules, and when they last did.</summary>
public sealed record RulesReminder(FullName By, DateTimeOffset At);

/// <summary>The newest reminder to somebody who has not confirmed the edition in force; null where there is none.</summary>
public sealed class ReadRulesReminder(SchoolCommsDb db)
{
    public async Task<RulesReminder?> RunAsync(Actor actor, CancellationToken cancel) =>
        actor.RulesAcknowledged
            ? null
            : await (
                from reminder in db.AcknowledgementReminders
                where reminder.PersonId == actor.Person && reminder.EditionId == actor.Edition.Id
                orderby reminder.Day descending
                join person in db.People on reminder.RemindedBy equals person.Id
                select new RulesReminder(person.Name, reminder.At)
            ).FirstOrDefaultAsync(cancel);
}
