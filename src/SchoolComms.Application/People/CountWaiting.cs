using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Moderation;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.People;

/// <summary>How much waits for the actor: people, reported messages, requests for help.</summary>
public sealed record WaitingPeople(int Requests, int Statuses, int Reported = 0, int Support = 0)
{
    public static readonly WaitingPeople Nobody = new(0, 0);

    /// <summary>The people among them.</summary>
    public int All => Requests + Statuses;
}

/// <summary>Counts what waits for the actor: one statement, and none for most people.</summary>
public sealed class CountWaiting(SchoolCommsDb db, TimeProvider time)
{
    public async Task<WaitingPeople> RunAsync(Actor actor, CancellationToken cancel)
    {
        var inReach = RequestsInReach.Of(db, actor);
        var judges = actor.Moderates || Permissions.Permits(actor, SchoolAction.JudgeReported, Target.School);
        var helps = Permissions.Permits(actor, SchoolAction.GiveSupport, Target.School);
        if (inReach.IsRefused && !judges && !helps)
            return WaitingPeople.Nobody;

        var requests = inReach.IsRefused ? db.JoinRequests.Where(_ => false) : inReach.Value.Requests;
        var reports = db.ReportsFor(actor, time.GetUtcNow());
        var verifies = Permissions.Permits(actor, SchoolAction.VerifyStatus, Target.School);
        return await db
            .Schools.Where(school => school.Id == actor.School.Id)
            .Select(_ => new WaitingPeople(
                requests.Count(request => request.State == JoinRequestState.Waiting),
                db.RoleVerifications.Count(one => verifies && one.State == VerificationState.Claimed),
                reports.Select(report => report.MessageId).Distinct().Count(),
                db.SupportRequests.Count(one => helps && one.State == SupportState.Waiting)
            ))
            .SingleAsync(cancel);
    }
}
