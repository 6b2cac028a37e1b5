using System.Text.Encodings.Web;
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
        var tie = new Tie(ViewContext, html, name, Label, hasHint: Hint is not null);
        var control = await tie.DrawInsideAsync(output);
        if (control.IsEmptyOrWhiteSpace)
            control.SetHtmlContent(Input(output.Attributes, tie));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.AddClass("field", HtmlEncoder.Default);
        output.Content.AppendHtml(html.GenerateLabel(ViewContext, For.ModelExplorer, For.Name, Label, null));
        if (Hint is not null)
            output.Content.AppendHtml(Tie.Line("hint", tie.HintId, Hint));
        output.Content.AppendHtml(control).AppendHtml(tie.ErrorLine());
    }

    private TagBuilder Input(TagHelperAttributeList attributes, Tie tie)
    {
        attributes.SetAttribute("type", Type);
        attributes.SetAttribute("class", "input");
        tie.Bind(attributes);
        var given = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value);
        return Type is "password"
            ? html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, given)
            : html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, Type is "date" ? "{0:yyyy-MM-dd}" : null, given);
    }
}
