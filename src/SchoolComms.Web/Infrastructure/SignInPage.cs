using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Leads who has not signed in, or whose session has ended, to the page for it.</summary>
public static class SignInPage
{
    /// <summary>A script's request gets no page, which would stand where the messages are: it is told, and the page says so beside what was typed.</summary>
    public static Task AskAsync(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (asked.Request.Headers.ContainsKey("HX-Request"))
            asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            asked.Response.Redirect(asked.RedirectUri);
        return Task.CompletedTask;
    }
}
