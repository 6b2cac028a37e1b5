using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SchoolComms.Domain.People;

namespace SchoolComms.Testing;

/// <summary>The cookie of somebody who has signed in, made as the application makes it, without the password's slow hash.</summary>
public static class SessionCookie
{
    public static string Of(IServiceProvider services, AccountId account)
    {
        var cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        // A browser takes the cookie that is renewed every minute; this one keeps its first, which must not grow old.
        var issued = TimeProvider.System.GetUtcNow().AddHours(1);
        var properties = new AuthenticationProperties { IssuedUtc = issued, ExpiresUtc = issued + cookies.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(PrincipalOf(account), properties, IdentityConstants.ApplicationScheme);
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>With a session that is not listed anywhere.</summary>
    public static ClaimsPrincipal PrincipalOf(AccountId account)
    {
        var session = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        return new(
            new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, account.Value.ToString()), new("session", session.ToString())],
                IdentityConstants.ApplicationScheme
            )
        );
    }
}
