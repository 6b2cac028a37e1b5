using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SchoolComms.Testing;

namespace SchoolComms.Bench.Faults;

/// <summary>A browser as far as forms go: it keeps cookies, and sends a form with what stands in it.</summary>
internal sealed class Guest(string address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(address),
        Timeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>What the last form was answered with; null before the first answer.</summary>
    public HttpStatusCode? Answered { get; private set; }

    public async Task<IDocument> OpenAsync(string page, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(page, cancel);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
            throw new HttpRequestException($"{page}: {answer.StatusCode}", null, answer.StatusCode);

        var html = await answer.Content.ReadAsStringAsync(cancel);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html), cancel);
    }

    public static string TokenOf(IDocument page) =>
        page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;

    /// <summary>Sends fields and says where the answer leads; null where it leads nowhere, as a refusal.</summary>
    public async Task<string?> SendAsync(string page, HttpContent fields, CancellationToken cancel)
    {
        using var answer = await http.PostAsync(page, fields, cancel);
        Answered = answer.StatusCode;
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : null;
    }

    public async Task SignInAsync(string login, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent([
            new("Input.Login", login),
            new("Input.Password", TestSchool.Password),
            new("__RequestVerificationToken", TokenOf(await OpenAsync("/sign-in", cancel))),
        ]);
        await SendAsync("/sign-in", form, cancel);
    }

    public void Dispose() => http.Dispose();
}
