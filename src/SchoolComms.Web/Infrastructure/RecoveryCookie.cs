using Microsoft.AspNetCore.DataProtection;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps the code of a link that restores access until a new password is set, so that the code leaves the address.</summary>
public sealed class RecoveryCookie(IDataProtectionProvider protection) : CodeCookie(protection, "recovery")
{
    public void Keep(HttpContext http, string code) => Put(http, code, "/recover");

    public void Forget(HttpContext http) => Remove(http, "/recover");
}
