using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps a secret code of an address for a while, so that it leaves the address: for one part of the site, sealed.</summary>
public abstract class CodeCookie(IDataProtectionProvider protection, string name)
{
    private static readonly TimeSpan Term = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector($"SchoolComms.{name}").ToTimeLimitedDataProtector();

    /// <summary>The code; null when nothing was opened within the term.</summary>
    public string? Read(HttpContext http)
    {
        if (http.Request.Cookies[name] is not { Length: > 0 } kept)
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

    protected void Put(HttpContext http, string code, string path)
    {
        var cookie = Options(path);
        cookie.MaxAge = Term;
        http.Response.Cookies.Append(name, protector.Protect(code, Term), cookie);
    }

    protected void Remove(HttpContext http, string path) => http.Response.Cookies.Delete(name, Options(path));

    private static CookieOptions Options(string path) =>
        new()
        {
            Path = path,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        };
}
