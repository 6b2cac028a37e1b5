using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.People;

/// <summary>The requests on which an actor decides: the school's, or those of the families of the classes led.</summary>
internal static class RequestsInReach
{
    public static Result<ReachableRequests> Of(SchoolCommsDb db, Actor actor)
    {
        var permitted = Permissions.CheckAny(actor, SchoolAction.DecideOnRequests, actor.LeadsClasses);
        if (permitted.IsRefused)
            return permitted.Error;
        if (Permissions.Permits(actor, SchoolAction.DecideOnRequests, Target.School))
            return new ReachableRequests(db.JoinRequests);

        var classes = actor.LeadsClasses.ToList();
        return new ReachableRequests(db.JoinRequests.Where(request => request.ClassId != null && classes.Contains(request.ClassId.Value)));
    }

    // A result's value cannot be an interface.
    public sealed record ReachableRequests(IQueryable<JoinRequest> Requests);
}
