using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.People;

/// <summary>The steps of an import over plain HTTP.</summary>
internal static class Importing
{
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, string slug, string kind, string name, byte[] content)
    {
        var address = $"/s/{slug}/people/import";
        var form = await (await client.GetAsync(address)).DocumentAsync();
        var token = form.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(kind), "Input.Kind" },
            { new ByteArrayContent(content), "Input.File", name },
        };
        return await client.PostAsync(address, parts);
    }

    /// <summary>Uploads a list, takes its columns as recognised, and opens what will change.</summary>
    public static async Task<IDocument> PreviewAsync(this HttpClient client, string slug, string kind, byte[] content)
    {
        var uploaded = await client.UploadAsync(slug, kind, "list.csv", content);
        uploaded.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = uploaded.Headers.Location!.ToString();
        var columns = await (await client.GetAsync(address)).DocumentAsync();
        var fields = columns
            .QuerySelectorAll<IHtmlSelectElement>("main select")
            .ToDictionary(select => select.Name!, select => select.Value ?? "");
        var mapped = await client.PostFormAsync(address, fields);
        mapped.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var preview = await (await client.GetAsync(mapped.Headers.Location)).DocumentAsync();
        preview.DocumentElement.SetAttribute("data-path", mapped.Headers.Location!.ToString());
        return preview;
    }

    /// <summary>The address of a preview.</summary>
    public static string Path(this IDocument preview) => preview.DocumentElement.GetAttribute("data-path")!;

    /// <summary>Applies what the preview shows, ticked as it is.</summary>
    public static async Task<IDocument> ApplyAsync(
        this HttpClient client,
        string slug,
        IDocument preview,
        params (string Name, string Value)[] fields
    )
    {
        var applied = await client.PostChoiceAsync(preview, preview.Ticked(), fields);
        applied.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        applied.Headers.Location!.ToString().ShouldBe($"/s/{slug}/people/import/done");
        return await (await client.GetAsync(applied.Headers.Location)).DocumentAsync();
    }

    /// <summary>Posts a preview with these entries ticked.</summary>
    public static async Task<HttpResponseMessage> PostChoiceAsync(
        this HttpClient client,
        IDocument preview,
        IEnumerable<string> ticked,
        params (string Name, string Value)[] fields
    )
    {
        var hidden = preview
            .QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]")
            .Select(input => (input.Name!, input.Value));
        var all = hidden.Concat(ticked.Select(key => ("Input.Ticked", key))).Concat(fields);
        return await client.PostAsync(
            preview.Path(),
            new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2)))
        );
    }

    /// <summary>The keys of the entries that are ticked.</summary>
    public static IEnumerable<string> Ticked(this IDocument preview) =>
        preview.QuerySelectorAll<IHtmlInputElement>("input[name='Input.Ticked']").Where(box => box.IsChecked).Select(box => box.Value);

    /// <summary>The entries under a heading, each as its key and its line.</summary>
    public static IReadOnlyList<(string Key, string Line)> Entries(this IDocument preview, string heading) =>
        [
            .. preview
                .QuerySelectorAll("details.card")
                .Where(section => section.QuerySelector("h2")!.TextContent.Folded().StartsWith(heading, StringComparison.Ordinal))
                .SelectMany(section => section.QuerySelectorAll("tbody tr"))
                .Select(row => (row.QuerySelector<IHtmlInputElement>("input")!.Value, row.TextContent.Folded())),
        ];

    /// <summary>The names that a list of people shows, in order.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this HttpClient client, string address)
    {
        var page = await (await client.GetAsync(address)).DocumentAsync();
        return [.. page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Folded())];
    }
}
