using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Regulations;

/// <summary>How many of a class, or of the school, have confirmed the Rules of the edition in force.</summary>
public sealed class CountAcknowledgements(SchoolCommsDb db, EditionCache editions, TimeProvider time)
{
    /// <returns>Null where the regulation asks nobody to confirm.</returns>
    public async Task<Result<AcknowledgementCount?>> RunAsync(Actor actor, ClassId? @class, CancellationToken cancel)
    {
        if (!actor.Edition.Regulation.Contains(Rule.RulesAcknowledged))
            return (AcknowledgementCount?)null;

        var filter = new AcknowledgementFilter(Class: @class);
        var reach = await db.AcknowledgementsInReachOfAsync(
            editions,
            actor,
            SchoolAction.SeeAcknowledgements,
            filter,
            time.GetUtcNow(),
            cancel
        );
        return reach.IsRefused ? reach.Error : await reach.Value.People.CountAsync(db, actor.Edition.Id, cancel);
    }
}
