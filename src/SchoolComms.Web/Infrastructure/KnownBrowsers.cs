using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.People;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Remembers in a browser who has signed in there. A stranger who guesses at a password locks the strangers out, and not the
/// owner at the own phone.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Name = "browser";

    // A family shares a tablet; a classroom's computer is nobody's own.
    private const int Most = 5;
    private static readonly TimeSpan Term = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SchoolComms.Browser").ToTimeLimitedDataProtector();

    public bool Knows(HttpContext http, AccountId account) => Read(http).Contains(account.Value);

    public void Remember(HttpContext http, AccountId account)
    {
        var accounts = Read(http).Where(known => known != account.Value).Prepend(account.Value).Take(Most);
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            MaxAge = Term,
        };
        http.Response.Cookies.Append(Name, protector.Protect(string.Join(',', accounts), Term), cookie);
    }

    private IReadOnlyList<Guid> Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } kept)
            return [];

        try
        {
            return [.. protector.Unprotect(kept).Split(',').Select(Guid.Parse)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
