using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps the code of an applicant's request while they look at it, so that the code leaves the address.</summary>
public sealed class ApplicationCookie(IDataProtectionProvider protection)
{
    private const string Name = "application";

    private static readonly TimeSpan Term = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("SchoolComms.Application")
        .ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string school, string code)
    {
        var options = new CookieOptions
        {
            Path = $"/apply/{school}",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Term,
        };
        http.Response.Cookies.Append(Name, protector.Protect(code, Term), options);
    }

    /// <summary>The code; null when no request was opened within the term.</summary>
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
}

/// <summary>No request was opened in this browser, or it was too long ago.</summary>
public sealed record ApplicationNotOpened() : Error(ErrorKind.NotFound);
