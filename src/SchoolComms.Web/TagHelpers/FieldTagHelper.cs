using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="Input.Email" label="Почта" hint="…" type="email" autocomplete="email" /&gt;</c>: label, hint, control and error, tied
/// together for assistive technology. Another control (select, textarea) is written inside the element; attributes go to the input.
/// </summary>
public sealed class FieldTagHelper(IHtmlGenerator html) : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, html.IdAttributeDotReplacement);
        var isInvalid = ViewContext.ModelState.GetFieldValidationState(name) is ModelValidationState.Invalid;

        var control = await output.GetChildContentAsync();
        if (control.IsEmptyOrWhiteSpace)
        {
            control.SetHtmlContent(Input(output.Attributes, id, isInvalid));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.AddClass("field", HtmlEncoder.Default);
        output.Content.AppendHtml(html.GenerateLabel(ViewContext, For.ModelExplorer, For.Name, Label, null));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Line("hint", $"{id}-hint", Hint));
        }

        output.Content.AppendHtml(control);
        if (isInvalid)
        {
            var errors = ViewContext.ModelState[name]!.Errors.Select(error => error.ErrorMessage);
            output.Content.AppendHtml(Line("field-error", $"{id}-error", string.Join(' ', errors)));
        }
    }

    private TagBuilder Input(TagHelperAttributeList given, string id, bool isInvalid)
    {
        var attributes = given.ToDictionary(a => a.Name, a => a.Value);
        attributes["type"] = Type;
        attributes["class"] = "input";
        if (isInvalid)
        {
            attributes["aria-invalid"] = "true";
        }

        var described = string.Join(' ', Described(id, isInvalid));
        if (described.Length > 0)
        {
            attributes["aria-describedby"] = described;
        }

        return Type is "password"
            ? html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, attributes)
            : html.GenerateTextBox(
                ViewContext,
                For.ModelExplorer,
                For.Name,
                For.Model,
                Type is "date" ? "{0:yyyy-MM-dd}" : null,
                attributes
            );
    }

    private IEnumerable<string> Described(string id, bool isInvalid)
    {
        if (Hint is not null)
        {
            yield return $"{id}-hint";
        }

        if (isInvalid)
        {
            yield return $"{id}-error";
        }
    }

    private static TagBuilder Line(string cssClass, string id, string text)
    {
        var line = new TagBuilder("div");
        line.AddCssClass(cssClass);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        return line;
    }
}
