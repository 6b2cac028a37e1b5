using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SchoolComms.Application.People;
using SchoolComms.Domain.Files;

namespace SchoolComms.Web.Infrastructure;

/// <summary>How large an uploaded list may be: <c>SchoolComms:Upload:MaxMegabytes</c> and <c>MaxRows</c>.</summary>
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
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = limits.MaxBytes + Envelope);
    }
}

/// <summary>Answers an upload that is too large in plain words, before its body is read.</summary>
public sealed class UploadLimit(RosterFileLimits limits) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength is not { } length || length <= limits.MaxBytes + Uploads.Envelope)
            return;

        // The server may swallow the rest: browsers read an answer only when they have sent everything.
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = null;
        context.Result = new RefusalResult(new FileIsTooLarge(limits.MaxBytes));
    }
}
