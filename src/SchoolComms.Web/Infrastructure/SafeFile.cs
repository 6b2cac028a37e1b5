using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using SchoolComms.Domain.Files;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// A stored file as an answer that can do no harm: of the type that was recognised, shown in the browser only where that is a
/// picture, a video, a recording or a PDF, without scripts and in no frame.
/// </summary>
public static class SafeFile
{
    private const string NoScripts =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static FileContentResult Of(HttpResponse response, StoredFile file)
    {
        var isShown = file.Kind is FileKind.Pdf || file.Kind.IsPicture() || file.Kind.IsVideo() || file.Kind.IsAudio();
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);

        // Browsers do not open their PDF viewer inside a sandbox.
        response.Headers.ContentSecurityPolicy = file.Kind is FileKind.Pdf ? $"{NoScripts}; object-src 'self'" : $"{NoScripts}; sandbox";
        response.Headers.ContentDisposition = disposition.ToString();
        return new FileContentResult(file.Content, file.Kind.MediaType()) { EnableRangeProcessing = true, LastModified = file.UploadedAt };
    }
}
