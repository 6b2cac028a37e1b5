using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SchoolComms.Testing.Fuzzing;

/// <summary>A control of a form.</summary>
/// <param name="Name">What it is sent as.</param>
/// <param name="Kind">The type of an input; "textarea", "select" or "button".</param>
/// <param name="Value">What stands in it, or what somebody could choose or type first.</param>
/// <param name="IsSent">Whether a browser sends it when the form is sent as it is.</param>
public sealed record Field(string Name, string Kind, string Value, bool IsSent);

/// <summary>A form as a page shows it.</summary>
/// <param name="Page">The page's address.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="CarriesFiles">Whether it is sent in parts.</param>
/// <param name="Fields">Its controls.</param>
public sealed record WebForm(string Page, string Action, HttpMethod Method, bool CarriesFiles, IReadOnlyList<Field> Fields)
{
    public const string Token = "__RequestVerificationToken";

    public string TokenValue => Fields.FirstOrDefault(control => control.Name == Token)?.Value ?? "";

    /// <summary>The same for the forms of one kind, whatever they are about.</summary>
    public string Pattern =>
        $"{Method} {Addresses.PatternOf(Action)} {string.Join(',', Fields.Select(control => control.Name).Distinct().Order())}";

    /// <summary>The forms of a page: one more for each button that sends elsewhere.</summary>
    public static IEnumerable<WebForm> AllOf(IDocument document, string page) =>
        from form in document.Forms
        let buttons = form.Elements.Select(element => element.GetAttribute("formaction"))
        from action in buttons.OfType<string>().Prepend(form.GetAttribute("action") ?? "").Distinct()
        let address = Addresses.Resolve(page, action)
        where address is not null
        select Of(form, page, address);

    private static WebForm Of(IHtmlFormElement form, string page, string action) =>
        new(
            page,
            action,
            HttpMethod.Parse(form.Method),
            form.Enctype == "multipart/form-data",
            [.. form.Elements.Select(FieldOf).OfType<Field>()]
        );

    private static Field? FieldOf(IHtmlElement element) =>
        element switch
        {
            _ when string.IsNullOrEmpty(element.GetAttribute("name")) => null,
            IHtmlInputElement { Type: "checkbox" or "radio" } box => new Field(box.Name!, box.Type, box.Value, box.IsChecked),
            IHtmlInputElement input => new Field(input.Name!, input.Type, Typed(input), IsSent: true),
            IHtmlTextAreaElement area => new Field(area.Name!, "textarea", area.Value is "" ? "Проверка связи" : area.Value, IsSent: true),
            IHtmlSelectElement choice => new Field(choice.Name!, "select", Chosen(choice), IsSent: true),
            IHtmlButtonElement button => new Field(button.Name!, "button", button.Value, IsSent: false),
            _ => null,
        };

    private static string Chosen(IHtmlSelectElement choice) =>
        choice.Value is { Length: > 0 } value
            ? value
            : choice.Options.Select(option => option.Value).FirstOrDefault(option => option.Length > 0) ?? "";

    // What a person would type first, so that the other fields do not refuse what one field is tried with.
    private static string Typed(IHtmlInputElement input) =>
        input switch
        {
            { Value.Length: > 0 } or { Type: "hidden" or "search" } => input.Value,
            { Type: "date" } => "2026-03-12",
            { Type: "time" } => "10:30",
            { Type: "datetime-local" } => "2026-03-12T10:30",
            { Type: "number" } => "2",
            { Type: "email" } => "somebody@mail.example",
            { Type: "tel" } => "+7 900 555-00-01",
            _ when input.Id?.Contains("Name", StringComparison.Ordinal) is true => "Проверкина Анна Ильинична",
            _ => "Проверка связи",
        };
}
