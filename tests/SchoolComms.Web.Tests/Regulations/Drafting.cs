using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Regulations;

/// <summary>A draft worked on through its pages.</summary>
internal static class Drafting
{
    public static string Draft(this TestSchool school, string step = "") => $"/s/{school.Slug}/regulation/edit{step}";

    public static Task<HttpResponseMessage> StartDraftAsync(this HttpClient client, TestSchool school, string preset = "") =>
        client.PostFormAsync(school.Draft(), new() { ["preset"] = preset });

    /// <summary>Opens a step form, changes some of its fields, and sends it as a browser would: with everything else as it stands.</summary>
    public static async Task<HttpResponseMessage> StepAsync(
        this HttpClient client,
        TestSchool school,
        string step,
        params (string Name, string Value)[] changes
    )
    {
        var page = await (await client.GetAsync(school.Draft(step))).DocumentAsync();
        return await client.SendAsync(page, school.Draft(step), changes);
    }

    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        IDocument page,
        string address,
        params (string Name, string Value)[] changes
    )
    {
        var fields = page.QuerySelectorAll("main form input, main form select, main form textarea")
            .Select(control =>
                control switch
                {
                    IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (Name: null, Value: ""),
                    IHtmlInputElement input => (input.Name, input.Value),
                    IHtmlSelectElement select => (select.Name, Value: select.Value ?? ""),
                    IHtmlTextAreaElement area => (area.Name, area.Value),
                    _ => (null, ""),
                }
            )
            .Where(field => field.Name is not null && changes.All(change => change.Name != field.Name))
            .Select(field => KeyValuePair.Create(field.Name!, field.Value))
            .Concat(changes.Select(change => KeyValuePair.Create(change.Name, change.Value)));
        return client.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public static Task<HttpResponseMessage> HearAsync(this HttpClient client, TestSchool school, string council) =>
        client.StepAsync(
            school,
            "/opinion",
            ("Input.Council", council),
            ("Input.Protocol", "6"),
            ("Input.Date", "2026-03-10"),
            ("Input.Remark", "")
        );

    public static Task<HttpResponseMessage> ApproveAsync(
        this HttpClient client,
        TestSchool school,
        string from,
        string order = "2026-03-11"
    ) => client.StepAsync(school, "/approve", ("Input.Order.Number", "34"), ("Input.Order.Date", order), ("Input.InForceFrom", from));

    /// <summary>Starts a draft, changes a part and has it approved; the regulation asks no council.</summary>
    public static async Task AdoptAsync(
        this WebApp app,
        TestSchool school,
        string from,
        string step,
        params (string Name, string Value)[] changes
    )
    {
        var administrator = await app.ClientAsync(school, school.Administrator);
        var director = await app.ClientAsync(school, school.Director);
        (await administrator.StartDraftAsync(school)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await administrator.StepAsync(school, step, changes)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await director.ApproveAsync(school, from)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }
}
