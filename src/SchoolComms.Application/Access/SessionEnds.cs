using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

internal static class SessionEnds
{
    /// <summary>Ends everything that somebody's sign-in has open: every session carries its stamp, and with a new one none is let in.</summary>
    public static async Task EndSessionsAsync(this SchoolCommsDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        if (person.Account is not { } account)
            return;

        // A sign-in that has read the account before does not write the old stamp back.
        await db
            .Users.Where(user => user.Id == account.Value)
            .ExecuteUpdateAsync(
                update => update.SetProperty(user => user.SecurityStamp, NewStamp()).SetProperty(user => user.ConcurrencyStamp, NewStamp()),
                cancel
            );
        await db.EndSessionsAsync(account, null, now, cancel);
    }

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

    private static string NewStamp() => RandomNumberGenerator.GetHexString(40);
}
