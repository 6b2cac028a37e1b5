using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary>
/// <c>&lt;fieldset errors-of="Input.Role"&gt;</c>: a group of boxes or fields, and what is wrong with it under them. On another element it
/// is a field that has its label elsewhere, as the heading of a table's column.
/// </summary>
[HtmlTargetElement("*", Attributes = "errors-of")]
public sealed class ErrorsOfTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The full name of the field, as in the page's state.</summary>
    public required string ErrorsOf { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var isGroup = context.TagName is "fieldset";
        var tie = new Tie(ViewContext, html, ErrorsOf, isGroup: isGroup);
        if (isGroup)
            tie.Describe(output.Attributes);
        output.Content.SetHtmlContent(await tie.DrawInsideAsync(output));
        output.PostContent.AppendHtml(tie.ErrorLine());
    }
}
