using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace SchoolComms.Bench;

/// <summary>Somebody with a browser, as far as the server can tell.</summary>
internal sealed partial class Visitor(HttpClient http, string cookies)
{
    private string cookies = cookies;
    private byte[] form = [];

    /// <summary>Opens a page, compressed as browsers ask for it; anything but 200 is an error.</summary>
    public Task<bool> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null, HttpStatusCode.OK);

    /// <summary>Sends the form that was filled in; anything but a redirect is an error.</summary>
    public Task<bool> PostAsync(string address)
    {
        var content = new ByteArrayContent(form);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return SendAsync(HttpMethod.Post, address, content, HttpStatusCode.Redirect);
    }

    /// <summary>Reads a page's text.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, address));
        response.EnsureSuccessStatusCode();
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            cookies += $"; {cookie.Split(';')[0]}";
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a page's form once, with the page's antiforgery token; it is sent as often as wanted.</summary>
    public async Task FillInAsync(string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token().Match(await ReadAsync(page)).Groups[1].Value;
        form = await new FormUrlEncodedContent(fields).ReadAsByteArrayAsync();
    }

    private async Task<bool> SendAsync(HttpMethod method, string address, HttpContent? content, HttpStatusCode expected)
    {
        var request = Request(method, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        request.Content = content;
        using var response = await http.SendAsync(request);
        return response.StatusCode == expected
            ? true
            : throw new InvalidOperationException($"{method} {address} was answered with {response.StatusCode}, not {expected}.");
    }

    private HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        if (cookies.Length > 0)
            request.Headers.Add("Cookie", cookies);
        return request;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]* value="([^"]+)""")]
    private static partial Regex Token();
}
