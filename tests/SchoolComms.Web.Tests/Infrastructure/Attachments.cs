using System.Text;
using AngleSharp.Html.Dom;

namespace SchoolComms.Web.Tests.Infrastructure;

/// <summary>Forms that carry files, over plain HTTP.</summary>
internal static class Attachments
{
    /// <summary>Posts a message's form with files.</summary>
    public static Task<HttpResponseMessage> PostFilesAsync(
        this HttpClient client,
        string address,
        Dictionary<string, string> fields,
        params (string Name, byte[] Content)[] files
    ) => client.PostFilesAsync(address, "Input.Files", fields, files);

    /// <summary>Posts a form with the files chosen in one control.</summary>
    public static async Task<HttpResponseMessage> PostFilesAsync(
        this HttpClient client,
        string address,
        string control,
        Dictionary<string, string> fields,
        params (string Name, byte[] Content)[] files
    )
    {
        using var form = new MultipartFormDataContent();
        var page = await (await client.GetAsync(address)).DocumentAsync();
        if (page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]") is IHtmlInputElement token)
            form.Add(new StringContent(token.Value), token.Name!);
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value, Encoding.UTF8), name);
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), control, name);
        return await client.PostAsync(address, form);
    }
}
