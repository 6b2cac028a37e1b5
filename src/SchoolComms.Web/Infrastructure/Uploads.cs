using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Files;
using SchoolComms.Application.People;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Files;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// How large an uploaded list may be, <c>SchoolComms:Upload:MaxMegabytes</c> and <c>MaxRows</c>, and who looks for malware in what
/// is kept, <c>SchoolComms:Scanner</c>.
/// </summary>
public static class Uploads
{
    /// <summary>What a form adds to its file, in bytes.</summary>
    public const int Envelope = 64 * 1024;

    private const int Megabyte = 1024 * 1024;

    public static void AddUploads(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetRequiredSection("SchoolComms:Upload");
        var limits = new RosterFileLimits(section.GetValue<int>("MaxMegabytes") * Megabyte, section.GetValue<int>("MaxRows"));
        services.AddSingleton(limits);
        var scanner = Scanner(configuration);
        services.AddSingleton(provider => new MalwareScanner(scanner, provider.GetRequiredService<ILogger<MalwareScanner>>()));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = limits.MaxBytes + Envelope);
    }

    /// <summary>What a form's file control offers for a message.</summary>
    public static string Accepted { get; } = string.Join(',', StoredFile.InMessages.SelectMany(FileKinds.Extensions));

    /// <summary>A file of a form, read when its turn comes.</summary>
    public static ChosenFile Chosen(IFormFile file) => new(Path.GetFileName(file.FileName), file.Length, cancel => ReadAsync(file, cancel));

    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancel);
        return content.ToArray();
    }

    internal static bool IsOver(AuthorizationFilterContext context, long maxBytes)
    {
        if (context.HttpContext.Request.ContentLength is not { } length || length <= maxBytes)
            return false;

        // The server may swallow the rest: browsers read an answer only when they have sent everything.
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = null;
        return true;
    }

    // Said wrong, it is refused at the start rather than at the first file.
    private static Uri? Scanner(IConfiguration configuration) =>
        configuration["SchoolComms:Scanner"] is not { Length: > 0 } address ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var scanner) && scanner is { Scheme: "tcp", Port: > 0 } ? scanner
        : throw new InvalidOperationException("Set SchoolComms__Scanner to the address of a ClamAV daemon, as in tcp://clamd:3310.");
}

/// <summary>Answers a list that is too large in plain words, before its body is read.</summary>
public sealed class UploadLimit(RosterFileLimits limits) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Uploads.IsOver(context, limits.MaxBytes + Uploads.Envelope))
            context.Result = new RefusalResult(new FileIsTooLarge(limits.MaxBytes));
    }
}

/// <summary>Lets a message with as many files as it may carry in, and answers a larger one in plain words before it is read.</summary>
public sealed class MessageUploadLimit : IAuthorizationFilter
{
    private const long MaxBytes = ((long)StoredFile.MaxBytes * Attachment.Most) + Uploads.Envelope;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (Uploads.IsOver(context, MaxBytes))
            context.Result = new RefusalResult(new FileIsTooLarge(StoredFile.MaxBytes));
        else if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = MaxBytes;
    }
}
