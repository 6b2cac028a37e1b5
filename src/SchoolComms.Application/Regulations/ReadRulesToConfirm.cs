using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>The Rules that bind a person who writes as this audience.</summary>
/// <param name="Gone">What bound them by the edition that they confirmed last, and does so no more.</param>
public sealed record RulesAs(Audience Audience, IReadOnlyList<BindingClause> Rules, IReadOnlyList<Clause> Gone);

/// <summary>What a person is to read and confirm.</summary>
/// <param name="Rules">The Rules by the person's roles.</param>
/// <param name="Before">The edition that the person confirmed last, before the one in force; null where there is none.</param>
/// <param name="Confirmed">The person's confirmation of the edition in force.</param>
public sealed record RulesToConfirm(IReadOnlyList<RulesAs> Rules, Edition? Before, Acknowledgement? Confirmed);

/// <summary>Opens the Rules of communication for a member: what binds them, and what is new since they last confirmed (INV-6).</summary>
public sealed class ReadRulesToConfirm(SchoolCommsDb db, EditionCache editions)
{
    public async Task<RulesToConfirm> RunAsync(Actor actor, CancellationToken cancel)
    {
        var before = await BeforeAsync(actor, cancel);
        return new RulesToConfirm(
            [
                .. actor
                    .Roles.Select(actor.AudienceAs)
                    .Distinct()
                    .Order()
                    .Select(audience => new RulesAs(
                        audience,
                        BindingClause.Of(actor.Edition, audience, before),
                        BindingClause.GoneFrom(actor.Edition, audience, before)
                    )),
            ],
            before,
            await db
                .Acknowledgements.AsNoTracking()
                .SingleOrDefaultAsync(a => a.PersonId == actor.Person && a.EditionId == actor.Edition.Id, cancel)
        );
    }

    private async Task<Edition?> BeforeAsync(Actor actor, CancellationToken cancel)
    {
        var before = await (
            from acknowledgement in db.Acknowledgements
            where acknowledgement.PersonId == actor.Person
            join edition in db.Editions on acknowledgement.EditionId equals edition.Id
            where edition.Number < actor.Edition.Number
            orderby edition.Number descending
            select (EditionId?)edition.Id
        ).FirstOrDefaultAsync(cancel);
        return before is { } id ? await editions.GetAsync(db, id, cancel) : null;
    }
}
