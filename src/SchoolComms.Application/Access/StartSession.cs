using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Notes that somebody has signed in: where, with what, and for how long it may last.</summary>
public sealed class StartSession(SchoolCommsDb db, HeldOffices offices, TimeProvider time)
{
    public async Task<SessionId> RunAsync(AccountId account, string? userAgent, CancellationToken cancel)
    {
        var held = await offices.RunAsync(account, cancel);
        var session = Session.Start(
            account,
            held.Overlaps(SecondFactorRule.Offices),
            db.Scope.Address,
            BrowserName.Of(userAgent),
            time.GetUtcNow()
        );
        db.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }
}
