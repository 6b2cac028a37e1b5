using System.Security.Cryptography;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// What every answer tells the browser: our own scripts and styles only, no framing, no referrer, nothing kept. An answer that
/// says otherwise of itself is left as it is: a stored file, a style sheet.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly object Nonce = new();

    /// <summary>What the scripts of this answer carry; without it none runs.</summary>
    public static string NonceOf(HttpContext context) =>
        (string)(context.Items[Nonce] ??= RandomNumberGenerator.GetHexString(32, lowercase: true));

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: what answers a fault begins by dropping all headers.
        context.Response.OnStarting(Put, context);
        return next(context);
    }

    private static Task Put(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", $"{Policy}; script-src 'nonce-{NonceOf(context)}'");
        headers.TryAdd("Cache-Control", "no-store");
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()");
        if (IsTextWithoutCharset(context.Response.ContentType))
            context.Response.ContentType += "; charset=utf-8";
        return Task.CompletedTask;
    }

    private static bool IsTextWithoutCharset(string? type) =>
        type is not null
        && !type.Contains(';', StringComparison.Ordinal)
        && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal));
}
