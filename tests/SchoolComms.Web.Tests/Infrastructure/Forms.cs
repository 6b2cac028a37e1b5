using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>Pages and forms over plain HTTP.</summary>
internal static class Forms
{
    /// <summary>Posts a form as the page would: opens it first and sends its antiforgery token along.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, Dictionary<string, string> fields) =>
        client.PostFormAsync(address, address, fields);

    /// <summary>Posts to one address with the token of a page at another.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client,
        string page,
        string address,
        Dictionary<string, string> fields
    ) => await client.PostAsync(address, await client.FillAsync(page, fields));

    /// <summary>Opens a page and fills in its form; whoever races sends it when all have theirs, so that nobody opens a page that another's sending has changed.</summary>
    public static async Task<FormUrlEncodedContent> FillAsync(this HttpClient client, string page, Dictionary<string, string> fields)
    {
        var document = await (await client.GetAsync(page)).DocumentAsync();
        if (document.QuerySelector("input[name=__RequestVerificationToken]") is IHtmlInputElement token)
            fields["__RequestVerificationToken"] = token.Value;
        return new(fields);
    }

    public static async Task<IDocument> DocumentAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    /// <summary>What the page's alert says, with white space folded.</summary>
    public static string Alert(this IDocument document) => document.QuerySelector("[role=alert]")?.TextContent.Folded() ?? "";

    /// <summary>What stands in a control of a form: the text, the choice, the pressed radio button; null where there is none.</summary>
    public static string? ValueOf(this IDocument document, string name) =>
        document.QuerySelector($"[name='{name}']:checked, [name='{name}']:not([type=radio])") switch
        {
            IHtmlSelectElement choice => choice.Value,
            IHtmlInputElement input => input.Value,
            _ => null,
        };

    /// <summary>Where a link of a page leads, within the application.</summary>
    public static string PathAndQuery(this IHtmlAnchorElement link) => link.GetAttribute("href")!;

    public static string Folded(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
