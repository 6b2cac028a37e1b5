using Microsoft.AspNetCore.Mvc;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The scan of a signature on paper, as a file to keep: it is never shown as a page of the portal.</summary>
public sealed class ScanModel(ReadScan read) : SchoolPage
{
    public async Task<IActionResult> OnGetAsync(Guid person, int edition)
    {
        var scan = await read.RunAsync(Actor, new PersonId(person), edition, Cancel);
        if (scan.IsRefused)
            return Refused(scan.Error);

        Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
        return File(scan.Value.Content, TypeOf(scan.Value.Kind), scan.Value.Name);
    }

    private static string TypeOf(FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "application/pdf",
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            _ => "application/octet-stream",
        };
}
