using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// A key for the authenticator application from being shown until its first code comes back. The form carries it sealed, for one
/// sign-in and a short while: a key that nobody has scanned is stored nowhere.
/// </summary>
public sealed class OfferedKey(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(30);

    public string New(AccountId account) => Protector(account).Protect(Totp.KeyOf(RandomNumberGenerator.GetBytes(Totp.KeyBytes)), Term);

    /// <summary>The key; null for one that is too old, or another sign-in's.</summary>
    public string? Open(AccountId account, string? sealedKey)
    {
        try
        {
            return Protector(account).Unprotect(sealedKey ?? "");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(AccountId account) =>
        protection.CreateProtector("SchoolComms.SecondFactor", account.Value.ToString()).ToTimeLimitedDataProtector();
}
