using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Settings of the framework that are stricter here than as it comes.</summary>
public static class Hardening
{
    public static void AddHardening(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

        // OWASP's figure for PBKDF2 with HMAC-SHA-512; a hash that was made with fewer is made anew at the next sign-in.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.ConfigureApplicationCookie(cookie =>
            cookie.Events.OnSigningOut = leaving =>
            {
                // What the browser keeps of chats for some minutes is not for whoever sits down at it next.
                leaving.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                return Task.CompletedTask;
            }
        );
    }
}
