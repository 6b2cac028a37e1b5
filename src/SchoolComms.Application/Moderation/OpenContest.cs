using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Moderation;

/// <summary>What somebody reads before they contest.</summary>
/// <param name="Clause">The clause on contesting; where the regulation has none, the sanction's own.</param>
/// <param name="DueAt">The first instant at which the answer to an appeal of now would be late.</param>
public sealed record ContestForm(SanctionFacts Sanction, Clause? Clause, DateTimeOffset DueAt, Result May);

/// <summary>Opens the page on which a person contests a sanction of their own (MOD-7; S1 4.7).</summary>
public sealed class OpenContest(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    public async Task<Result<ContestForm>> RunAsync(Actor actor, SanctionReference about, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var permitted = Permissions.Check(actor, SchoolAction.ContestSanction, Target.School);
        if (permitted.IsRefused)
            return permitted.Error;
        if (await db.FindSanctionAsync(about, cancel) is not { } sanction)
            return new NotFound(nameof(Appeal));

        var may = Appeal.MayMake(sanction, actor.Person, await db.AppealsAbout(about).AnyAsync(cancel));
        if (may.Error is NotFound foreign)
            return foreign;

        var facts = await db.FactsAsync(editions, sanction, seesRemoved: false, now, cancel);
        var clause = actor.Edition.Cite(Rule.NoArbitrariness) ?? facts.Clause;
        return new ContestForm(facts, clause, Appeal.DueOf(actor.Edition, actor.School, now), may);
    }
}
