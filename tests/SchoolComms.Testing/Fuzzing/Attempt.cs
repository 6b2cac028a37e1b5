using System.Net.Http.Headers;
using System.Text;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>A request with one hostile thing in it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">Where to.</param>
/// <param name="Where">The form or page, whatever it is about, and the field: findings of the same place count as one.</param>
/// <param name="What">The hostile thing, shortened.</param>
/// <param name="Body">What is sent.</param>
/// <param name="ContentType">As what.</param>
/// <param name="Token">An antiforgery token to send as a header.</param>
public sealed record Attempt(
    HttpMethod Method,
    string Address,
    string Where,
    string What,
    byte[]? Body = null,
    string? ContentType = null,
    string? Token = null
)
{
    public const string Urlencoded = "application/x-www-form-urlencoded";

    /// <summary>A form with nothing in it.</summary>
    public static Attempt Empty(WebForm form) =>
        new(
            form.Method,
            form.Action,
            $"{form.Method} {Addresses.PatternOf(form.Action)}",
            "nothing",
            Encoding.ASCII.GetBytes(Part.Encode([new Part(WebForm.Token, form.TokenValue)])),
            Urlencoded
        );

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(Method, Address);
        if (Token is not null)
            request.Headers.Add("RequestVerificationToken", Token);
        if (Body is null)
            return request;

        request.Content = new ByteArrayContent(Body);
        if (ContentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        return request;
    }

    /// <summary>As it may stand in a line.</summary>
    public static string Shorten(string value)
    {
        var visible = string.Concat(
            value.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString())
        );
        return value.Length > 60 ? $"{visible}… ({value.Length})" : visible;
    }
}

/// <summary>A name and a value of a form; the value is sent as it stands where it is encoded already.</summary>
internal sealed record Part(string Name, string Value, bool IsEncoded = false, Upload? File = null)
{
    public static string Encode(IEnumerable<Part> parts) =>
        string.Join(
            '&',
            parts.Select(part => $"{Uri.EscapeDataString(part.Name)}={(part.IsEncoded ? part.Value : Uri.EscapeDataString(part.Value))}")
        );

    /// <summary>As browsers send files, but nothing in a name is made harmless except what would end its line.</summary>
    public static byte[] InParts(IEnumerable<Part> parts, string boundary)
    {
        using var body = new MemoryStream();
        foreach (var part in parts)
        {
            var file = part.File is null
                ? ""
                : $"; filename=\"{part.File.Name.ReplaceLineEndings("%0D%0A")}\"\r\nContent-Type: application/octet-stream";
            Write(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"{part.Name.ReplaceLineEndings("%0D%0A").Replace("\"", "%22", StringComparison.Ordinal)}\"{file}\r\n\r\n"
            );
            body.Write(part.File?.Content ?? Encoding.UTF8.GetBytes(part.Value));
            Write("\r\n");
        }

        Write($"--{boundary}--\r\n");
        return body.ToArray();

        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
    }
}
