using Microsoft.AspNetCore.DataProtection;
using SchoolComms.Domain.Common;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Keeps the code of an applicant's request while they look at it, so that the code leaves the address.</summary>
public sealed class ApplicationCookie(IDataProtectionProvider protection) : CodeCookie(protection, "application")
{
    public void Keep(HttpContext http, string school, string code) => Put(http, code, $"/apply/{school}");
}

/// <summary>No request was opened in this browser, or it was too long ago.</summary>
public sealed record ApplicationNotOpened() : Error(ErrorKind.NotFound);
