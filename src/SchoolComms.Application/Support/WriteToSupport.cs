using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Support;

/// <summary>The asker adds something to a request, or an administrator answers it (CTL-3).</summary>
public sealed class WriteToSupport(SchoolCommsDb db, TimeProvider time)
{
    public Task<Result> RunAsync(Actor actor, SupportRequestId id, string? text, CancellationToken cancel) =>
        db.ChangeSupportAsync(actor, id, request => request.Write(actor, text, time.GetUtcNow()), cancel);
}
