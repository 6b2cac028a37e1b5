using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>An administrator hands a request to the platform's support (CTL-3; S1 3.2).</summary>
public sealed class PassOnSupport(SchoolCommsDb db, TimeProvider time)
{
    public Task<Result> RunAsync(Actor actor, SupportRequestId id, string? text, string? number, CancellationToken cancel) =>
        db.ChangeSupportAsync(actor, id, request => request.PassOn(actor, text, number, time.GetUtcNow()), cancel);
}
