using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Application.Moderation;

/// <summary>What somebody who may not come in is told, and how their appeal stands.</summary>
public sealed record OwnRestriction(SanctionFacts Sanction, AccessRestrictionId Id, OwnAppeal? Appeal, DateTimeOffset AnswerDue);

/// <summary>Opens the one page that is there for whoever is restricted; null for everybody else.</summary>
public sealed class MyRestriction(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<OwnRestriction?> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (actor.Restriction is not { } restriction)
            return null;

        var now = time.GetUtcNow();
        var appeal = await db
            .Appeals.Where(a => a.RestrictionId == restriction.Id)
            .Select(a => new OwnAppeal(a.Text, a.At, a.DueAt, a.Outcome, a.Answer))
            .SingleOrDefaultAsync(cancel);
        var facts = await db.FactsAsync(editions, new Contested(Restriction: restriction), seesRemoved: false, now, cancel);
        return new OwnRestriction(facts, restriction.Id, appeal, Appeal.DueOf(actor.Edition, actor.School, now));
    }
}
