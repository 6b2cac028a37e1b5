using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SchoolComms.Web.TagHelpers;

/// <summary>A control inside a <c>&lt;field&gt;</c> or an element with <c>errors-of</c>: tied to the hint and the error there.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class ControlTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (IsFilledIn(output.Attributes))
            Tie.Around(ViewContext)?.Bind(output.Attributes);
    }

    // What is hidden, switched off or has no name is in no error.
    private static bool IsFilledIn(TagHelperAttributeList attributes) =>
        attributes.ContainsName("name") && !attributes.ContainsName("disabled") && attributes["type"]?.Value?.ToString() is not "hidden";
}
