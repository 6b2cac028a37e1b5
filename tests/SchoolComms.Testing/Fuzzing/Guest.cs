using System.Diagnostics;
using System.Net;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>Somebody of a demonstration school with a browser: it keeps cookies and follows no redirect by itself.</summary>
public sealed class Guest : IDisposable
{
    private readonly HttpClient http;

    /// <param name="address">Where the application answers.</param>
    /// <param name="school">The school's name in addresses.</param>
    /// <param name="name">As in the sign-in; "stranger" for who has none.</param>
    /// <param name="session">The session's cookie. It is kept whatever the application answers: signing out ends no examination.</param>
    public Guest(Uri address, string school, string name, string? session)
    {
        (School, Name) = (school, name);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        http = new HttpClient(handler) { BaseAddress = address };
        if (session is not null)
            http.DefaultRequestHeaders.Add("Cookie", session);
    }

    public string School { get; }

    public string Name { get; }

    public Task<Answer> GetAsync(string address, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancel);

    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request, cancel);
        var content = await response.Content.ReadAsByteArrayAsync(cancel);
        return new Answer(response, content, Stopwatch.GetElapsedTime(started));
    }

    public void Dispose() => http.Dispose();
}
