using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.CookiePolicy;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Over HTTPS every cookie is "Secure" and has the prefix that makes browsers keep it to this host and to HTTPS: nobody who
/// holds a neighbouring host or the unencrypted one can plant it. Over plain HTTP, as in Development, it has its own name.
/// </summary>
public static class SafeCookies
{
    private const string Host = "__Host-";
    private const string Secure = "__Secure-";

    // The look is chosen by a script and is nobody's secret.
    private const string Theme = "theme";

    public static void UseSafeCookies(this WebApplication app)
    {
        app.Use(
            (context, next) =>
            {
                if (context.Request.IsHttps && context.Request.Cookies is not Prefixed)
                    context.Request.Cookies = new Prefixed(context.Request.Cookies);
                return next(context);
            }
        );
        app.UseCookiePolicy(
            new CookiePolicyOptions
            {
                Secure = CookieSecurePolicy.SameAsRequest,
                HttpOnly = HttpOnlyPolicy.Always,
                MinimumSameSitePolicy = SameSiteMode.Lax,
                OnAppendCookie = cookie => cookie.CookieName = NameOf(cookie.Context, cookie.CookieName, cookie.CookieOptions),
                OnDeleteCookie = cookie => cookie.CookieName = NameOf(cookie.Context, cookie.CookieName, cookie.CookieOptions),
            }
        );
    }

    private static string NameOf(HttpContext context, string name, CookieOptions options) =>
        !context.Request.IsHttps ? name
        : options.Path is null or "/" ? Host + name
        : Secure + name;

    /// <summary>The cookies of a request by their own names: without the prefix none is there.</summary>
    private sealed class Prefixed(IRequestCookieCollection sent) : IRequestCookieCollection
    {
        public int Count => sent.Count;

        public ICollection<string> Keys => [.. sent.Keys.Select(Own)];

        public string? this[string key] => TryGetValue(key, out var value) ? value : null;

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            sent.TryGetValue(Host + key, out value)
            || sent.TryGetValue(Secure + key, out value)
            || (key == Theme && sent.TryGetValue(key, out value));

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
            sent.Select(cookie => KeyValuePair.Create(Own(cookie.Key), cookie.Value)).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        private static string Own(string name) =>
            name.StartsWith(Host, StringComparison.Ordinal) ? name[Host.Length..]
            : name.StartsWith(Secure, StringComparison.Ordinal) ? name[Secure.Length..]
            : name;
    }
}
