using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.People;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Changes one's own password; every other session of the sign-in ends with it.</summary>
public sealed class ChangePassword(SchoolCommsDb db, UserManager<Account> accounts, MySchools mine, TimeProvider time)
{
    /// <returns>The sign-in with its new stamp, or why the password stays.</returns>
    public async Task<Result<Account>> RunAsync(AccountId id, string current, string changed, CancellationToken cancel)
    {
        var account = await db.Users.SingleOrDefaultAsync(user => user.Id == id.Value, cancel);
        if (account is null)
            return new NotFound(nameof(Account));

        var password = PasswordRule.Check(changed, await HoldsOfficeAsync(id, cancel));
        if (password.IsRefused)
            return password.Error with { Field = "Changed" };

        var done = await accounts.ChangePasswordAsync(account, current, changed);
        if (done.Succeeded)
            return account;

        var refused = AccountRefused.From(done);
        return refused with { Field = refused.Code == AccountRefused.PasswordMismatch ? "Current" : "Changed" };
    }

    // Offices are the schools' own: each school is asked in its own scope.
    private async Task<bool> HoldsOfficeAsync(AccountId id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var school in await mine.RunAsync(id, cancel))
        {
            db.Scope.Enter(school.Id);
            var holds = await db.AppointmentsAt(now)
                .Where(a => a.Office != Office.ClassTeacher)
                .AnyAsync(a => db.People.Any(p => p.Id == a.PersonId && p.Account == id && p.LeftAt == null), cancel);
            if (holds)
                return true;
        }

        return false;
    }
}
