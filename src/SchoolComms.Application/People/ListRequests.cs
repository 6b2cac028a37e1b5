using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.People;

/// <summary>What the queue is narrowed to; null narrows nothing.</summary>
/// <param name="State">Null for those that are not decided.</param>
public sealed record RequestFilter(JoinRequestState? State = null, Role? Role = null, ClassId? Class = null);

/// <summary>A request as a line of the queue.</summary>
public sealed record RequestLine(
    JoinRequestId Id,
    FullName Name,
    Role Role,
    ClassName? Class,
    FullName? Child,
    JoinRequestState State,
    DateTimeOffset SubmittedAt
);

/// <summary>A page of the queue, the newest request first.</summary>
/// <param name="Next">Before which request the next page begins; null on the last one.</param>
public sealed record RequestPage(IReadOnlyList<RequestLine> Lines, JoinRequestId? Next);

/// <summary>The requests to join on which the actor decides (PPL-4; S0 4.1, S1 2.1, S3 2.1, S4 2.3).</summary>
public sealed class ListRequests(SchoolCommsDb db)
{
    public const int PageSize = 50;

    public async Task<Result<RequestPage>> RunAsync(Actor actor, RequestFilter filter, JoinRequestId? before, CancellationToken cancel)
    {
        var reach = RequestsInReach.Of(db, actor);
        if (reach.IsRefused)
            return reach.Error;

        var wanted = reach.Value.Requests.AsNoTracking();
        wanted = filter.State is { } state
            ? wanted.Where(r => r.State == state)
            : wanted.Where(r => r.State == JoinRequestState.Waiting || r.State == JoinRequestState.Asked);
        if (filter.Role is { } role)
            wanted = wanted.Where(r => r.Role == role);
        if (filter.Class is { } @class)
            wanted = wanted.Where(r => r.ClassId == @class);
        if (before is { } last)
            wanted = wanted.Where(r => r.Id < last);

        var lines = await wanted
            .OrderByDescending(r => r.Id)
            .Take(PageSize + 1)
            .Select(r => new RequestLine(
                r.Id,
                r.Name,
                r.Role,
                db.Classes.Where(c => c.Id == r.ClassId).Select(c => c.Name).FirstOrDefault(),
                r.ChildName,
                r.State,
                r.SubmittedAt
            ))
            .ToListAsync(cancel);
        return new RequestPage([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Id : null);
    }
}
