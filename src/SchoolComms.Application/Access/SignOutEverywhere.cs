using Microsoft.AspNetCore.Identity;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Ends every session of a sign-in, or every other one: none of them carries its new stamp.</summary>
public sealed class SignOutEverywhere(SchoolCommsDb db, UserManager<Account> accounts, TimeProvider time)
{
    /// <param name="id">Whose sign-in.</param>
    /// <param name="kept">The session that goes on; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<Account>> RunAsync(AccountId id, SessionId? kept, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockAccountAsync(id, cancel) is not { } account)
            return new NotFound(nameof(Account));

        var renewed = await accounts.UpdateSecurityStampAsync(account);
        if (!renewed.Succeeded)
            return AccountRefused.From(renewed);

        await db.EndSessionsAsync(id, kept, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return account;
    }
}
