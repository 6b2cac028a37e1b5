using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>The asker or an administrator says that a request is solved (CTL-3).</summary>
public sealed class SolveSupport(SchoolCommsDb db, TimeProvider time)
{
    public Task<Result> RunAsync(Actor actor, SupportRequestId id, CancellationToken cancel) =>
        db.ChangeSupportAsync(actor, id, request => request.Solve(actor, time.GetUtcNow()), cancel);
}
