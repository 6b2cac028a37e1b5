using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Whether a session is open still; now and then it notes that somebody was there.</summary>
public sealed class CheckSession(SchoolCommsDb db, TimeProvider time)
{
    public async Task<bool> RunAsync(AccountId account, SessionId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.Account == account, cancel);
        if (session?.IsOpen(now) != true)
            return false;

        session.See(db.Scope.Address, now);
        await ByTheWay.NoteAsync(() => db.SaveChangesAsync(cancel));
        return true;
    }
}
