using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application.Regulations;

/// <summary>Of the people chosen, those in the actor's reach who have not confirmed the edition in force, with or without an account.</summary>
public sealed class ReadUnconfirmed(SchoolCommsDb db, TimeProvider time)
{
    /// <summary>The most people whose signatures are recorded at once.</summary>
    public const int Most = 200;

    public async Task<Result<IReadOnlyList<Unconfirmed>>> RunAsync(
        Actor actor,
        IReadOnlyCollection<PersonId> chosen,
        CancellationToken cancel
    )
    {
        var reach = db.PeopleInReachOf(actor, SchoolAction.KeepAcknowledgements, new PeopleFilter(), time.GetUtcNow());
        if (reach.IsRefused)
            return reach.Error;
        if (!actor.Edition.Regulation.Contains(Rule.RulesAcknowledged))
            return new AcknowledgingNotProvided(NearestClause.Of(actor.Edition, Rule.RulesAcknowledged));

        return await reach
            .Value.People.Where(p => chosen.Contains(p.Id))
            .Where(p => !db.Acknowledgements.Any(a => a.EditionId == actor.Edition.Id && a.PersonId == p.Id))
            .OrderBy(p => p.NameKey)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new Unconfirmed(p.Id, p.Name))
            .ToListAsync(cancel);
    }
}
