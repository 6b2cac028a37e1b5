using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Somebody who has not confirmed the Rules.</summary>
public sealed record Unconfirmed(PersonId Id, FullName Name);

/// <summary>Who would be reminded now.</summary>
/// <param name="People">Whom a reminder reaches on the portal.</param>
/// <param name="RemindedToday">How many were reminded today and are left alone until tomorrow.</param>
/// <param name="NotJoined">How many have not come to the portal at all.</param>
public sealed record WhomToRemind(IReadOnlyList<Unconfirmed> People, int RemindedToday, int NotJoined);

/// <summary>Shows by name whom a reminder to confirm the Rules would go to.</summary>
public sealed class ReadWhomToRemind(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <summary>The most people that one press of the button reminds.</summary>
    public const int Most = 500;

    /// <param name="actor">Who keeps the acknowledgements.</param>
    /// <param name="filter">A class or a role; the edition is always the one in force.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Result<WhomToRemind>> RunAsync(Actor actor, AcknowledgementFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reach = await db.AcknowledgementsInReachOfAsync(
            editions,
            actor,
            SchoolAction.KeepAcknowledgements,
            filter with
            {
                Edition = null,
            },
            now,
            cancel
        );
        if (reach.IsRefused)
            return reach.Error;
        if (!actor.Edition.Regulation.Contains(Rule.RulesAcknowledged))
            return new AcknowledgingNotProvided(NearestClause.Of(actor.Edition, Rule.RulesAcknowledged));

        var (edition, everybody) = reach.Value;
        var today = actor.School.DateAt(now);
        var reminded = db.AcknowledgementReminders.Where(r => r.Day == today).Select(r => r.PersonId);
        var unconfirmed = everybody.InState(AcknowledgementState.Unconfirmed, db, edition.Id).Where(p => p.Id != actor.Person);
        return new WhomToRemind(
            await unconfirmed
                .Where(p => !reminded.Contains(p.Id))
                .OrderBy(p => p.NameKey)
                .ThenBy(p => p.Id)
                .Take(Most)
                .Select(p => new Unconfirmed(p.Id, p.Name))
                .ToListAsync(cancel),
            await unconfirmed.CountAsync(p => reminded.Contains(p.Id), cancel),
            await everybody.InState(AcknowledgementState.NotJoined, db, edition.Id).CountAsync(cancel)
        );
    }
}
