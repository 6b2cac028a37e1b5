using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Asks once in a while whether a sign-in still stands.</summary>
public static class StampCheck
{
    // The framework makes all that could check before it looks whether it is time: a tenth of a request.
    public static Task WhenDueAsync(CookieValidatePrincipalContext context)
    {
        var stamps = context.HttpContext.RequestServices.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value;
        return TimeProvider.System.GetUtcNow() - context.Properties.IssuedUtc < stamps.ValidationInterval
            ? Task.CompletedTask
            : SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
