using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>How many people wait for a decision that is the actor's.</summary>
public sealed record WaitingPeople(int Requests, int Statuses)
{
    public static readonly WaitingPeople Nobody = new(0, 0);

    public int All => Requests + Statuses;
}

/// <summary>Counts the requests and the statuses that wait for the actor: one statement, and none for most people.</summary>
public sealed class CountWaiting(SchoolCommsDb db)
{
    public async Task<WaitingPeople> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (RequestsInReach.Of(db, actor) is not { IsRefused: false, Value.Requests: var requests })
            return WaitingPeople.Nobody;

        var verifies = !Permissions.Check(actor, SchoolAction.VerifyStatus, Target.School).IsRefused;
        return await db
            .Schools.Where(school => school.Id == actor.School.Id)
            .Select(_ => new WaitingPeople(
                requests.Count(request => request.State == JoinRequestState.Waiting),
                db.RoleVerifications.Count(one => verifies && one.State == VerificationState.Claimed)
            ))
            .SingleAsync(cancel);
    }
}
