using Microsoft.AspNetCore.Identity;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Turns off the second step of a sign-in; who manages a school keeps it.</summary>
public sealed class TurnOffSecondFactor(SchoolCommsDb db, UserManager<Account> accounts, HeldOffices offices, TimeProvider time)
{
    public async Task<Result<Account>> RunAsync(AccountId id, SessionId here, CancellationToken cancel)
    {
        if ((await offices.RunAsync(id, cancel)).Overlaps(SecondFactorRule.Offices))
            return new SecondFactorStays();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockAccountAsync(id, cancel) is not { } account)
            return new NotFound(nameof(Account));

        account.DropSecondFactor();
        var turnedOff = await accounts.UpdateSecurityStampAsync(account);
        if (!turnedOff.Succeeded)
            return AccountRefused.From(turnedOff);

        await db.EndSessionsAsync(id, here, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return account;
    }
}
