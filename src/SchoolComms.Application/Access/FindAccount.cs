using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>The sign-in that belongs to an e-mail address or a phone number, however the number is written.</summary>
public sealed class FindAccount(UserManager<Account> accounts)
{
    public async Task<Account?> RunAsync(string login, CancellationToken cancel)
    {
        var phone = PhoneNumber.Parse(login);
        return phone.IsRefused
            ? await accounts.FindByEmailAsync(login.Trim())
            : await accounts.Users.SingleOrDefaultAsync(account => account.PhoneNumber == phone.Value.Value, cancel);
    }

    /// <summary>A login in the one spelling under which attempts at it are counted, whoever's it is.</summary>
    public static string Canonical(string login) =>
        PhoneNumber.Parse(login) is { IsRefused: false } phone ? phone.Value.Value : login.Trim().ToUpperInvariant();
}
