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
    public Task<bool> GetAsync(string address) =>
        SendAsync(HttpMethod.Get, address, null, answer => answer.StatusCode == HttpStatusCode.OK);

    /// <summary>Sends the form that was filled in; anything but being led on within the school is an error.</summary>
    public Task<bool> PostAsync(string address)
    {
        var content = new ByteArrayContent(form);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return SendAsync(
            HttpMethod.Post,
            address,
            content,
            answer => answer.Headers.Location?.OriginalString.StartsWith("/s/", StringComparison.Ordinal) is true
        );
    }

    /// <summary>Opens an address that leads on, and takes the cookies that it sets.</summary>
    public async Task FollowAsync(string address)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, address));
        Led(response);
    }

    /// <summary>
    /// Sends the form that was filled in, takes the cookies that it sets, and says where it leads; whoever is told to come again
    /// in a while does so.
    /// </summary>
    public async Task<string> SubmitAsync(string address)
    {
        while (true)
        {
            using var response = await http.SendAsync(Filled(address));
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                return Led(response);

            await Task.Delay(response.Headers.RetryAfter!.Delta!.Value);
        }
    }

    /// <summary>Sends the form that was filled in, whatever comes of it.</summary>
    public async Task<HttpStatusCode> SendFormAsync(string address)
    {
        using var response = await http.SendAsync(Filled(address));
        return response.StatusCode;
    }

    /// <summary>Reads a page's text.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, address));
        response.EnsureSuccessStatusCode();
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            Keep(set);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Fills in a page's form, with the page's antiforgery token.</summary>
    public async Task FillInAsync(string page, Dictionary<string, string> fields) =>
        await FillInAsync(fields, Token().Match(await ReadAsync(page)).Groups[1].Value);

    /// <summary>Fills in a form once, to be sent as often as wanted.</summary>
    public async Task FillInAsync(Dictionary<string, string> fields, string token)
    {
        fields["__RequestVerificationToken"] = token;
        form = await new FormUrlEncodedContent(fields).ReadAsByteArrayAsync();
    }

    public void Keep(IEnumerable<string?> setCookies) =>
        cookies = string.Join("; ", [cookies, .. setCookies.Select(set => set!.Split(';')[0])]);

    private string Led(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            Keep(set);
        return response.Headers.Location?.OriginalString
            ?? throw new InvalidOperationException($"{response.RequestMessage!.RequestUri} was answered with {response.StatusCode}.");
    }

    private HttpRequestMessage Filled(string address)
    {
        var request = Request(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(form);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return request;
    }

    private async Task<bool> SendAsync(HttpMethod method, string address, HttpContent? content, Predicate<HttpResponseMessage> isRight)
    {
        var request = Request(method, address);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        request.Content = content;
        using var response = await http.SendAsync(request);
        return isRight(response)
            ? true
            : throw new InvalidOperationException($"{method} {address} was answered with {response.StatusCode}.");
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
