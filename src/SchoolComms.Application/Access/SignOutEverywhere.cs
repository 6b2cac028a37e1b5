using Microsoft.AspNetCore.Identity;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>Ends every session of a sign-in: none of them carries its new stamp.</summary>
public sealed class SignOutEverywhere(UserManager<Account> accounts)
{
    public async Task RunAsync(AccountId id)
    {
        if (await accounts.FindByIdAsync(id.Value.ToString()) is { } account)
            await accounts.UpdateSecurityStampAsync(account);
    }
}
