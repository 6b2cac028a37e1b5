using Microsoft.AspNetCore.Identity;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Removes a passkey of a sign-in; its sessions elsewhere end, as the device that is gone may hold one.</summary>
public sealed class RemovePasskey(SchoolCommsDb db, UserManager<Account> accounts, TimeProvider time)
{
    public async Task<Result<Account>> RunAsync(AccountId id, SessionId here, byte[] credential, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.LockAccountAsync(id, cancel) is not { } account)
            return new NotFound(nameof(Account));
        if (await accounts.GetPasskeyAsync(account, credential) is null)
            return new NotFound(nameof(credential));

        var removed = await accounts.RemovePasskeyAsync(account, credential);
        if (removed.Succeeded)
            removed = await accounts.UpdateSecurityStampAsync(account);
        if (!removed.Succeeded)
            return AccountRefused.From(removed);

        await db.EndSessionsAsync(id, here, time.GetUtcNow(), cancel);
        await transaction.CommitAsync(cancel);
        return account;
    }
}
