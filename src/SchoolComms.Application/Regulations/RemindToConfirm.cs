using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Reminds those who have not confirmed the Rules: each sees who asks and when. Nobody is reminded twice in a day.</summary>
public sealed class RemindToConfirm(SchoolCommsDb db, ReadWhomToRemind whom, TimeProvider time)
{
    /// <returns>How many were reminded.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, AcknowledgementFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Two presses at once: the second waits here, and then finds whom the first has reminded.
        await db.LockSchoolAsync(cancel);
        var found = await whom.RunAsync(actor, filter, cancel);
        if (found.IsRefused)
            return found.Error;

        var clause = actor.Edition.Cite(Rule.RulesAcknowledged);
        var (people, remindedToday, _) = found.Value;
        if (people.Count == 0)
            return remindedToday > 0 ? new RemindedToday(actor.School.DateAt(now).AddDays(1), clause) : new NobodyToRemind(clause);

        foreach (var person in people)
            db.Add(AcknowledgementReminder.Of(person.Id, actor, now));

        var details = new
        {
            People = people.Count,
            Class = filter.Class?.Value,
            Edition = actor.Edition.Number,
        };
        await db.SaveAndRecordAsync(actor, AuditKind.RemindedOfRules, details, clause, now, cancel);
        await transaction.CommitAsync(cancel);
        return people.Count;
    }
}
