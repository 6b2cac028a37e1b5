using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Where one's own sign-in is open, the latest first (PPL-10, PPL-11).</summary>
public sealed class MySessions(SchoolCommsDb db, TimeProvider time)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Session>> RunAsync(AccountId account, CancellationToken cancel) =>
        await db
            .Sessions.AsNoTracking()
            .Where(session => session.Account == account)
            .Where(Session.OpenAt(time.GetUtcNow()))
            .OrderByDescending(session => session.LastSeenAt)
            .Take(Most)
            .ToListAsync(cancel);
}
