using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Moderation;

/// <summary>What deciding on somebody's access to the whole portal needs.</summary>
internal static class RestrictionCases
{
    private const int StampBytes = 20;

    /// <summary>The actor as who decides on access: the director, or an official authorised for it.</summary>
    public static Result<Judge> Judge(Actor actor)
    {
        var permitted = Permissions.Check(actor, SchoolAction.RestrictAccess, Target.School);
        return permitted.IsRefused
            ? permitted.Error
            : new Judge(actor.Person, actor.Is(Standing.Director) ? Capacity.Director : Capacity.Official);
    }

    // Every session carries the stamp of its sign-in; with a new one none of them is let in again.
    public static async Task EndSessionsAsync(this SchoolCommsDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        if (person.Account is not { } account)
            return;

        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes));
        await db.Users.Where(user => user.Id == account.Value).ExecuteUpdateAsync(u => u.SetProperty(x => x.SecurityStamp, stamp), cancel);
        await db.EndSessionsAsync(account, null, now, cancel);
    }
}
