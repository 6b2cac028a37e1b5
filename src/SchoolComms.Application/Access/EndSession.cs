using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Ends one session of one's own sign-in: this one by signing out, another one from afar.</summary>
public sealed class EndSession(SchoolCommsDb db, TimeProvider time)
{
    public async Task<Result> RunAsync(AccountId account, SessionId id, CancellationToken cancel)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.Account == account, cancel);
        if (session is null)
            return new NotFound(nameof(Session));

        session.End(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Done;
    }
}
