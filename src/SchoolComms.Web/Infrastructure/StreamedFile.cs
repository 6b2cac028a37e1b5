using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A file that is written while it is read, line by line: however long it is, little of it is in memory.</summary>
/// <param name="marked">Whether the file begins with UTF-8's mark, by which spreadsheets know the letters.</param>
public sealed class StreamedFile(string name, string mediaType, IAsyncEnumerable<string> lines, bool marked = false) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.Headers.ContentDisposition = disposition.ToString();
        await using var file = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: marked), leaveOpen: true);
        await foreach (var line in lines.WithCancellation(context.HttpContext.RequestAborted))
            await file.WriteAsync(line);
    }
}
