using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps an invite link's code between opening the link and joining, so that the code leaves the address.</summary>
public sealed class InviteCookie(IDataProtectionProvider protection)
{
    private const string Name = "invite";

    private static readonly TimeSpan Term = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SchoolComms.Invite").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string code)
    {
        var cookie = Options(http);
        cookie.MaxAge = Term;
        http.Response.Cookies.Append(Name, protector.Protect(code, Term), cookie);
    }

    /// <summary>The code; null when no link was opened within the term.</summary>
    public string? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } kept)
            return null;

        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new()
        {
            Path = "/join",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        };
}

/// <summary>No link was opened in this browser, or it was too long ago.</summary>
public sealed record LinkNotOpened() : Error(ErrorKind.NotFound);
