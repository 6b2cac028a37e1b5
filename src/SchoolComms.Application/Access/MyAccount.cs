using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store;
using SchoolComms.Domain.People;

namespace SchoolComms.Application.Access;

/// <summary>A sign-in as its owner sees it.</summary>
public sealed record AccountCard(string Name, string? Email, PhoneNumber? Phone, bool HasSecondFactor, int SpareCodes, int Passkeys);

/// <summary>Reads one's own sign-in.</summary>
public sealed class MyAccount(SchoolCommsDb db)
{
    public async Task<AccountCard?> RunAsync(AccountId account, CancellationToken cancel)
    {
        var found = await db
            .Users.Where(user => user.Id == account.Value)
            .Select(user => new
            {
                user.DisplayName,
                user.Email,
                user.PhoneNumber,
                user.TwoFactorEnabled,
                SpareCodes = user.SpareCodes.Count,
                Passkeys = db.UserPasskeys.Count(passkey => passkey.UserId == user.Id),
            })
            .SingleOrDefaultAsync(cancel);
        return found is null
            ? null
            : new AccountCard(
                found.DisplayName,
                found.Email,
                found.PhoneNumber is null ? null : PhoneNumber.FromStored(found.PhoneNumber),
                found.TwoFactorEnabled,
                found.SpareCodes,
                found.Passkeys
            );
    }
}
