using System.Net;
using System.Text;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>What the application answered, read to the end.</summary>
public sealed class Answer
{
    private static readonly string[] Texts = ["text/", "json"];

    public Answer(HttpResponseMessage response, byte[] content, TimeSpan took)
    {
        Status = response.StatusCode;
        Headers = [.. response.Headers.Concat(response.Content.Headers).Select(header => header.Key)];
        Location = response.Headers.Location;
        MediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        Text = Array.Exists(Texts, MediaType.Contains) ? Encoding.UTF8.GetString(content) : "";
        Took = took;
    }

    public HttpStatusCode Status { get; }

    public IReadOnlyList<string> Headers { get; }

    public Uri? Location { get; }

    public string MediaType { get; }

    /// <summary>Empty where the answer is no text.</summary>
    public string Text { get; }

    public TimeSpan Took { get; }

    public bool IsPage => MediaType == "text/html";

    public bool IsRefusal => (int)Status is >= 400 and < 500;

    /// <summary>Where a redirect within the application leads.</summary>
    public string? LeadsTo =>
        Location switch
        {
            { IsAbsoluteUri: false, OriginalString: var path } => path,
            { IsLoopback: true, PathAndQuery: var path } => path,
            _ => null,
        };
}
