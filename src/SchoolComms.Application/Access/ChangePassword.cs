using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Changes one's own password; every other session of the sign-in ends with it.</summary>
public sealed class ChangePassword(SchoolCommsDb db, UserManager<Account> accounts, CheckNewPassword check, TimeProvider time)
{
    /// <returns>The sign-in with its new stamp, or why the password stays.</returns>
    public async Task<Result<Account>> RunAsync(AccountId id, SessionId here, string current, string changed, CancellationToken cancel)
    {
        var account = await db.Users.SingleOrDefaultAsync(user => user.Id == id.Value, cancel);
        if (account is null)
            return new NotFound(nameof(Account));

        var password = await check.RunAsync(account, changed, cancel);
        if (password.IsRefused)
            return password.Error with { Field = "Changed" };

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var done = await accounts.ChangePasswordAsync(account, current, changed);
        if (done.Succeeded)
        {
            await db.EndSessionsAsync(id, here, time.GetUtcNow(), cancel);
            await transaction.CommitAsync(cancel);
            return account;
        }

        var refused = AccountRefused.From(done);
        return refused with { Field = refused.Code == AccountRefused.PasswordMismatch ? "Current" : "Changed" };
    }
}
