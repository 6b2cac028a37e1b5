using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps an invite link's code between opening the link and joining, so that the code leaves the address.</summary>
public sealed class InviteCookie(IDataProtectionProvider protection) : CodeCookie(protection, "invite")
{
    public void Keep(HttpContext http, string code) => Put(http, code, "/join");

    public void Forget(HttpContext http) => Remove(http, "/join");
}

/// <summary>No link was opened in this browser, or it was too long ago.</summary>
public sealed record LinkNotOpened() : Error(ErrorKind.NotFound);
