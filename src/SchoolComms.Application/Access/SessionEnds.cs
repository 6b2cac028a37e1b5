using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

internal static class SessionEnds
{
    /// <summary>Ends the open sessions of a sign-in, all but the one that is kept; each is refused when it is looked at next.</summary>
    public static Task EndSessionsAsync(
        this SchoolCommsDb db,
        AccountId account,
        SessionId? kept,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        db
            .Sessions.Where(session => session.Account == account && session.EndedAt == null && session.Id != kept)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.EndedAt, now), cancel);
}
