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

    /// <summary>Applies what the preview shows.</summary>
    public static async Task<IDocument> ApplyAsync(
        this HttpClient client,
        string slug,
        IDocument preview,
        params (string Name, string Value)[] fields
    )
    {
        var applied = await client.PostFormAsync(preview.Path(), fields.ToDictionary(field => field.Name, field => field.Value));
        applied.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        applied.Headers.Location!.ToString().ShouldBe($"/s/{slug}/people/import/done");
        return await (await client.GetAsync(applied.Headers.Location)).DocumentAsync();
    }

    /// <summary>The names that a list of people shows, in order.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this HttpClient client, string address)
    {
        var page = await (await client.GetAsync(address)).DocumentAsync();
        return [.. page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Folded())];
    }
}
