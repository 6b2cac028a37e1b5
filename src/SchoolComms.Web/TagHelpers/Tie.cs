using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.TagHelpers;

/// <summary>
/// What the controls of a field are tied to, for assistive technology: the hint and the error that describe them, and the mark of the
/// error. It lies around the controls while they are drawn, those of partials too.
/// </summary>
public sealed class Tie
{
    private readonly ViewContext view;
    private readonly string name;
    private readonly string? error;
    private string? control;
    private string? label;

    /// <param name="view">The page or partial that the field stands in.</param>
    /// <param name="html">What makes an id of a name.</param>
    /// <param name="name">The field's full name: <c>Input.Email</c>.</param>
    /// <param name="label">What the field is called; null where its control says so.</param>
    /// <param name="hasHint">The field has a hint of its own.</param>
    /// <param name="isGroup">The field is a group of controls: what describes it stands at the group, the mark at each of them.</param>
    public Tie(ViewContext view, IHtmlGenerator html, string name, string? label = null, bool hasHint = false, bool isGroup = false)
    {
        (this.view, this.name, this.label) = (view, name, label);
        Id = TagBuilder.CreateSanitizedId(name, html.IdAttributeDotReplacement);
        error = view.ModelState[name] is { Errors: { Count: > 0 } errors } ? FormProblems.TextOf(errors) : null;
        var lines = string.Join(' ', new[] { hasHint ? HintId : null, IsInvalid ? ErrorId : null }.Where(id => id is not null));
        DescribedBy = lines.Length > 0 ? lines : null;
        DescribesControls = !isGroup;
    }

    /// <summary>The id of the control; of the first one of a group.</summary>
    public string Id { get; }

    public string HintId => $"{Id}-hint";

    public bool IsInvalid => error is not null;

    /// <summary>The ids of the lines that describe the field; null where there are none.</summary>
    public string? DescribedBy { get; }

    private string ErrorId => $"{Id}-error";

    private bool DescribesControls { get; }

    /// <summary>The tie that is around what is being drawn; null where none is.</summary>
    public static Tie? Around(ViewContext view) => view.ViewData[nameof(Tie)] as Tie;

    /// <summary>Draws what the page has written inside the element, with this tie around it.</summary>
    public async Task<TagHelperContent> DrawInsideAsync(TagHelperOutput output)
    {
        var outer = view.ViewData[nameof(Tie)];
        view.ViewData[nameof(Tie)] = this;
        try
        {
            return await output.GetChildContentAsync();
        }
        finally
        {
            view.ViewData[nameof(Tie)] = outer;
        }
    }

    /// <summary>Ties a control.</summary>
    public void Bind(TagHelperAttributeList attributes)
    {
        control ??= TextOf(attributes, "id");
        if (control is null)
            attributes.SetAttribute("id", control = Id);
        if (DescribesControls)
        {
            label ??= TextOf(attributes, "aria-label");
            Describe(attributes);
        }

        if (IsInvalid)
            attributes.SetAttribute("aria-invalid", "true");
    }

    /// <summary>Adds what describes the field to what describes the element already.</summary>
    public void Describe(TagHelperAttributeList attributes)
    {
        if (DescribedBy is not null)
            attributes.SetAttribute("aria-describedby", $"{TextOf(attributes, "aria-describedby")} {DescribedBy}".TrimStart());
    }

    /// <summary>The error's line, to be put under the controls when they are drawn; nothing where there is none.</summary>
    public IHtmlContent ErrorLine()
    {
        if (error is null)
            return HtmlString.Empty;

        view.HttpContext.RequestServices.GetRequiredService<FormProblems>().Place(name, control ?? ErrorId, label);
        return Line("field-error", ErrorId, error);
    }

    public static TagBuilder Line(string cssClass, string id, string text)
    {
        var line = new TagBuilder("div");
        line.AddCssClass(cssClass);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }

    // What a page has written comes encoded.
    private static string? TextOf(TagHelperAttributeList attributes, string name) =>
        attributes[name]?.Value is { } value ? WebUtility.HtmlDecode(value.ToString()) : null;
}
